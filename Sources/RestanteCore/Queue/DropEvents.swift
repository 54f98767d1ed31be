/// Removes dead letters for good.
public struct DropEvents: Sendable {
  /// The queue.
  public var queue: QueueKey
  /// Which dead letters are meant.
  public var selection: DeadLetterSelection
  /// The maximum number of dead letters to drop in this transaction, so that no other caller waits
  /// long; those that occurred first come first.
  public var limit: Int

  /// Describes the operation.
  public init(queue: QueueKey, selection: DeadLetterSelection, limit: Int = OperationStep.rows) {
    self.queue = queue
    self.selection = selection
    self.limit = limit
  }
}
