/// Removes events that somebody looked at from their queue, or from its history.
///
/// Pending events and dead letters go into the history, if there is one, so that they can be
/// restored; damaged and past ones are gone for good. What happened to an event since it was
/// looked at keeps it: it was claimed, it occurred again, or it is gone.
public struct PurgeEvents: Sendable, Hashable {
  /// An event as it was seen.
  public struct Target: Sendable, Hashable {
    /// Its number.
    public var id: EventID
    /// Which occurrence of its key it was.
    public var occurrence: Int64
    /// Whether it was damaged.
    public var isDamaged: Bool

    /// Names an event.
    public init(_ event: PeekedEvent) {
      id = event.id
      occurrence = event.occurrence
      isDamaged = event.isDamaged
    }
  }

  /// The queue.
  public var queue: QueueKey
  /// The state in which the events were seen. What claims hold is never purged.
  public var part: QueuePart
  /// The events.
  public var targets: [Target]
  /// The process id with which they leave into the history, by which they are found again.
  public var processID: ProcessID

  /// Describes the operation.
  public init(queue: QueueKey, part: QueuePart, targets: [Target], processID: ProcessID) {
    self.queue = queue
    self.part = part
    self.targets = targets
    self.processID = processID
  }
}

/// What became of a purge.
public struct PurgeOutcome: Sendable, Hashable {
  /// How many events are gone.
  public var purged: Int
  /// How many of them are in the history.
  public var restorable: Int

  /// Creates an outcome.
  public init(purged: Int = 0, restorable: Int = 0) {
    self.purged = purged
    self.restorable = restorable
  }
}
