/// The time that calls of one method took, in ten parts of a minute each.
struct OperatingMinutes: Sendable {
  /// Calls that take this long or less, in microseconds, are not counted.
  static let shortest: Int64 = 100_000
  /// How many minutes count.
  static let count: Int64 = 10
  /// How many seconds after its first call a minute stops counting, as clients are told.
  static let lifetime: Int64 = 600

  private struct Minute {
    var index: Int64
    var firstCall: Timestamp
    var microseconds: Int64
  }

  /// In the order of time, at most ten.
  private var minutes: [Minute] = []

  /// Adds the time of a call.
  ///
  /// - Returns: Whether it was long enough to be counted.
  mutating func add(_ microseconds: Int64, since start: Timestamp) -> Bool {
    guard microseconds > Self.shortest else { return false }
    add(microseconds, minute: Self.index(of: start), firstCall: start)
    return true
  }

  /// Adds what other nodes counted within a minute; of its first call they do not tell.
  mutating func add(_ microseconds: Int64, minute index: Int64) {
    add(microseconds, minute: index, firstCall: Timestamp(seconds: index * 60))
  }

  /// The sum over the last ten minutes.
  func sum(at now: Timestamp) -> OperatingTime {
    let counting = counting(at: now)
    return OperatingTime(
      microseconds: counting.reduce(0) { $0 + $1.microseconds },
      resetAt: (counting.first?.firstCall ?? now).adding(seconds: Self.lifetime))
  }

  /// Whether nothing counts any more.
  func isEmpty(at now: Timestamp) -> Bool { counting(at: now).isEmpty }

  /// The minute of a time, counted from 1970.
  static func index(of time: Timestamp) -> Int64 {
    time.seconds >= 0 ? time.seconds / 60 : (time.seconds - 59) / 60
  }

  private func counting(at now: Timestamp) -> ArraySlice<Minute> {
    let oldest = Self.index(of: now) - Self.count
    return minutes.drop { $0.index <= oldest }
  }

  private mutating func add(_ microseconds: Int64, minute index: Int64, firstCall: Timestamp) {
    if let place = minutes.firstIndex(where: { $0.index == index }) {
      minutes[place].microseconds += microseconds
      minutes[place].firstCall = min(minutes[place].firstCall, firstCall)
      return
    }
    let place = minutes.firstIndex { $0.index > index } ?? minutes.endIndex
    minutes.insert(
      Minute(index: index, firstCall: firstCall, microseconds: microseconds), at: place)
    if minutes.count > Self.count { minutes.removeFirst() }
  }
}
