/// Adds up in a transaction how events of one queue enter and leave states, for stores that move
/// them one by one.
public struct QueueMovements: Sendable, Hashable {
  /// Where an event of a queue can be.
  public enum Place: Sendable {
    /// Nobody holds it and it did not fail.
    case pending
    /// A claim holds it.
    case claimed
    /// It failed and nobody holds it.
    case failed
  }

  private var entered = QueueActivity.nothing
  private var inserted: Int64 = 0
  private var exits: Int64 = 0
  /// By how many events the queue holds more than before.
  public private(set) var net: Int64 = 0

  /// Nothing moved.
  public init() {}

  /// Counts events that were in no place of the queue before they enter one.
  public mutating func insert(_ count: Int64 = 1) { inserted += count }

  /// Counts events that enter a place, or with a negative number leave it, whether for another one
  /// or for good.
  ///
  /// - Parameters:
  ///   - count: How many events enter, or leave with a negative number.
  ///   - place: Which place they enter or leave.
  ///   - name: The name of the events that enter; `nil` for any.
  public mutating func move(_ count: Int64, _ place: Place, named name: EventName? = nil) {
    net += count
    guard count > 0 else {
      exits -= count
      return
    }
    if place != .claimed { note(name) }
    switch place {
    case .pending: entered.arrived += count
    case .claimed: entered.claimed += count
    case .failed: entered.failed += count
    }
  }

  /// Counts an event that is new again where it was.
  public mutating func refresh(_ place: Place, named name: EventName? = nil) {
    move(-1, place)
    move(1, place, named: name)
  }

  /// Asks watchers to look, as after changes of nothing but the time at which something will move.
  public mutating func askToLook() { entered.asksToLook = true }

  private mutating func note(_ name: EventName?) {
    if let name {
      entered.names.insert(name)
    } else {
      entered.names = .any
    }
  }

  /// The same as watchers are told: who left a place and entered no other one left the queue.
  public var activity: QueueActivity {
    var activity = entered
    activity.left = inserted + exits - entered.arrived - entered.claimed - entered.failed
    return activity
  }
}
