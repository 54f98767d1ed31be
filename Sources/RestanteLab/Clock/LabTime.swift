import RestanteCore

/// How the time of a lab relates to the machine's.
struct LabTime: Sendable, Hashable {
  /// How far it is ahead of the machine's wall clock while it runs, in milliseconds.
  var offset: Int64 = 0
  /// Where it stands still; `nil` while it runs.
  var frozen: Timestamp?

  /// The time that runs with the machine's.
  static let following = LabTime()

  /// The time now, by the machine's wall clock.
  func now(_ wall: Timestamp) -> Timestamp {
    frozen ?? Timestamp(milliseconds: wall.milliseconds + offset)
  }
}

/// What a lab is told to do with its time.
enum ClockCommand: Sendable, Hashable {
  /// Stand still.
  case freeze
  /// Run on from where it stands.
  case resume
  /// Go on with the machine's time.
  case follow
  /// Jump ahead by so many milliseconds.
  case advance(milliseconds: Int64)
  /// Jump to a time, ahead or back.
  case set(Timestamp)

  /// Changes a time.
  ///
  /// - Returns: `false`, without any change, when the time would lie beyond the years that can be
  ///   written with four digits, or before 1970.
  func apply(to time: inout LabTime, wall: Timestamp) -> Bool {
    switch self {
    case .freeze: time.frozen = time.now(wall)
    case .follow: time = .following
    case .resume: return Self.move(&time, to: time.now(wall), wall, isFrozen: false)
    case .advance(let span):
      let (target, overflows) = time.now(wall).milliseconds.addingReportingOverflow(span)
      let isFrozen = if case .some = time.frozen { true } else { false }
      return !overflows
        && Self.move(&time, to: Timestamp(milliseconds: target), wall, isFrozen: isFrozen)
    case .set(let target):
      let isFrozen = if case .some = time.frozen { true } else { false }
      return Self.move(&time, to: target, wall, isFrozen: isFrozen)
    }
    return true
  }

  private static func move(
    _ time: inout LabTime, to target: Timestamp, _ wall: Timestamp, isFrozen: Bool
  ) -> Bool {
    guard (0...Timestamp.maxSeconds).contains(target.seconds) else { return false }
    time =
      isFrozen
      ? LabTime(frozen: target)
      : LabTime(offset: target.milliseconds - wall.milliseconds)
    return true
  }
}
