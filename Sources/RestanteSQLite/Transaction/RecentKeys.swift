/// The keys of a queue's newest pending events, which need not be in the coalescing map yet.
///
/// Keys are hashes: each new one would change another page of the map, while most events are gone
/// soon. So the map gets keys of new events later, many at a time and in its own order. What is
/// here is found again from the events with numbers above ``storedUpTo``. It belongs to the
/// writer's thread.
final class RecentKeys {
  /// The 16 bytes of a message id, in their order.
  struct Key: Hashable, Comparable {
    private var high: UInt64
    private var low: UInt64

    /// - Parameter bytes: The bytes, 16 of them.
    init(_ bytes: [UInt8]) {
      (high, low) = (0, 0)
      for byte in bytes.prefix(8) { high = high << 8 | UInt64(byte) }
      for byte in bytes.dropFirst(8) { low = low << 8 | UInt64(byte) }
    }

    /// The bytes.
    var bytes: [UInt8] {
      withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    static func < (lhs: Key, rhs: Key) -> Bool { (lhs.high, lhs.low) < (rhs.high, rhs.low) }
  }

  /// Where the pending event of a key stands.
  struct Place: Equatable {
    var occurredAt: Int64
    var number: Int64
  }

  /// A walk over all keys that writes them to the map.
  private struct Pass {
    /// The keys that were here when it began, in order.
    let keys: [Key]
    /// How many of them it is done with.
    var done = 0
    /// The number of the application's last event when it began.
    let upTo: Int64
  }

  /// What is restored after a rollback.
  private struct Progress {
    var storedUpTo: Int64
    var pass: Pass?
  }

  private var places: [Key: Place]
  private var progress: Progress
  /// What the open transaction changed, in order.
  private var changes: [(key: Key, before: Place?)] = []
  private var progressBefore: Progress?

  /// - Parameters:
  ///   - storedUpTo: The number up to which the map has the keys of all pending events.
  ///   - places: The pending events with higher numbers.
  init(storedUpTo: Int64, places: [Key: Place] = [:]) {
    self.places = places
    progress = Progress(storedUpTo: storedUpTo)
  }

  /// How many keys there are.
  var count: Int { places.count }

  /// The map has the keys of all pending events with numbers up to this one.
  var storedUpTo: Int64 { progress.storedUpTo }

  /// Whether they are being written to the map.
  var isBeingStored: Bool { progress.pass != nil }

  /// Whether an event's key belongs here and not into the map.
  func isRecent(_ number: Int64) -> Bool {
    number > progress.pass?.upTo ?? progress.storedUpTo
  }

  /// Where the pending event of a key stands; `nil` if the map must be asked.
  func place(of key: Key) -> Place? { places[key] }

  /// The first keys in their order, and the numbers of their events.
  func first(_ count: Int, isDescending: Bool) -> [(key: Key, number: Int64)] {
    var first: [(key: Key, number: Int64)] = []
    for (key, place) in places {
      if first.count >= count, let last = first.last?.key,
        isDescending ? key < last : key > last
      {
        continue
      }
      let index = first.firstIndex { isDescending ? $0.key < key : $0.key > key }
      first.insert((key, place.number), at: index ?? first.count)
      if first.count > count { first.removeLast() }
    }
    return first
  }

  /// Notes the pending event of a key.
  func set(_ key: Key, _ place: Place) {
    changes.append((key, places.updateValue(place, forKey: key)))
  }

  /// Notes that the event with a number is no longer pending.
  func remove(_ key: Key, number: Int64) {
    guard let place = places[key], place.number == number else { return }
    places[key] = nil
    changes.append((key, place))
  }

  /// Notes that the map has the keys of all pending events, as far as none is here.
  ///
  /// - Parameter last: The number of the application's last event.
  func settle(at last: Int64) {
    guard places.isEmpty, progress.storedUpTo < last || progress.pass != nil else { return }
    noteProgress()
    progress = Progress(storedUpTo: max(progress.storedUpTo, last))
  }

  /// Takes the next keys out, in the map's order: they must be written to it now.
  ///
  /// - Parameters:
  ///   - count: The maximum number of them.
  ///   - last: The number of the application's last event.
  func takeNext(_ count: Int, last: Int64) -> [(key: Key, place: Place)] {
    noteProgress()
    var pass = progress.pass ?? Pass(keys: places.keys.sorted(), upTo: last)
    var taken: [(key: Key, place: Place)] = []
    while taken.count < count, pass.done < pass.keys.count {
      let key = pass.keys[pass.done]
      pass.done += 1
      guard let place = places.removeValue(forKey: key) else { continue }
      changes.append((key, place))
      taken.append((key, place))
    }
    let isOver = pass.done == pass.keys.count
    progress =
      isOver ? Progress(storedUpTo: pass.upTo) : Progress(storedUpTo: storedUpTo, pass: pass)
    return taken
  }

  private func noteProgress() {
    if progressBefore == nil { progressBefore = progress }
  }

  /// Keeps what the transaction changed.
  func commit() {
    changes.removeAll(keepingCapacity: true)
    progressBefore = nil
  }

  /// Undoes what the transaction changed.
  func rollBack() {
    for change in changes.reversed() { places[change.key] = change.before }
    changes.removeAll()
    if let before = progressBefore { progress = before }
    progressBefore = nil
  }
}
