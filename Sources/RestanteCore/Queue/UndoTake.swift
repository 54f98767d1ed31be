/// Undoes a take of which its client is known to have got nothing.
///
/// Each event is as it was before: the same number, times, attempts and reason, pending or failed,
/// in its old place, and the take is in no history. Where its key has a copy there meanwhile, the
/// two become one, as when a claim is released. The attempt that the take was is forgotten with it,
/// so that its repeat is a first one.
public struct UndoTake: Sendable {
  /// The queue.
  public var queue: QueueKey
  /// The process id that the take had; no other take or claim has it.
  public var processID: ProcessID
  /// The events as the take returned them.
  public var events: [OfflineEvent]
  /// The attempt that the take was, if it was one.
  public var attempt: IdempotencyKey?

  /// Describes an undo.
  public init(
    queue: QueueKey, processID: ProcessID, events: [OfflineEvent], attempt: IdempotencyKey? = nil
  ) {
    self.queue = queue
    self.processID = processID
    self.events = events
    self.attempt = attempt
  }
}
