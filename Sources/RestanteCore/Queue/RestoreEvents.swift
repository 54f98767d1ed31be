/// Brings past events back into their queue, the newest first.
///
/// A restored event is pending, keeps its number, its times, attempts and reason, and no process id
/// may act on it. Where its key has a pending copy nothing is written and the event stays in the
/// history; a failed copy stays as it is.
public struct RestoreEvents: Sendable {
  /// The queue.
  public var queue: QueueKey
  /// Which past events are meant.
  public var selection: HistorySelection
  /// Where to go on: only what comes after this place is looked at.
  public var after: HistoryPosition?
  /// The maximum number of past events to look at in this transaction, so that no other caller
  /// waits long; positive.
  public var limit: Int

  /// Describes a restore.
  public init(
    queue: QueueKey, selection: HistorySelection, after: HistoryPosition? = nil,
    limit: Int = OperationStep.rows
  ) {
    self.queue = queue
    self.selection = selection
    self.after = after
    self.limit = limit
  }
}

/// What became of a restore.
public struct RestoreOutcome: Sendable, Hashable {
  /// The numbers of the events that are pending again, in the order of the history.
  public var restored: [EventID]
  /// The numbers of the events whose key has a pending copy; they stay in the history.
  public var blocked: [EventID]
  /// Where to go on when the limit was met; `nil` when everything was looked at.
  public var next: HistoryPosition?

  /// Creates an outcome.
  public init(restored: [EventID] = [], blocked: [EventID] = [], next: HistoryPosition? = nil) {
    self.restored = restored
    self.blocked = blocked
    self.next = next
  }
}
