/// Makes dead letters pending again; where a key has a pending copy already the two become one.
///
/// Data, times, attempts and reason stay as they are, and no process id may act on them any more.
public struct RedriveEvents: Sendable {
  /// The queue.
  public var queue: QueueKey
  /// Which dead letters are meant.
  public var selection: DeadLetterSelection
  /// The maximum number of dead letters to redrive in this transaction, so that no other caller
  /// waits long; those that occurred first come first.
  public var limit: Int

  /// Describes the operation.
  public init(queue: QueueKey, selection: DeadLetterSelection, limit: Int = OperationStep.rows) {
    self.queue = queue
    self.selection = selection
    self.limit = limit
  }
}
