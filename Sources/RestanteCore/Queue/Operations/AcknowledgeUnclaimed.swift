/// Removes events that nobody holds for good, those that a list names and no others: for consumers
/// that list events, store them and then clear what they stored.
///
/// Pending events leave as acknowledged ones do, into the history. Failed ones do so, too, where
/// the list names them. What a claim holds stays. An event whose lease is over is held by nobody.
public struct AcknowledgeUnclaimed: StoreOperation {
  /// Which events are meant.
  public enum Names: Sendable, Hashable {
    /// Those with one of these ids.
    case ids([EventID])
    /// Those with one of these message ids, the pending and the failed copy of each.
    case messageIDs([MessageID])
  }

  /// The queue.
  public var queue: QueueKey
  /// Which events are meant.
  public var names: Names

  /// Describes an acknowledgement.
  public init(queue: QueueKey, names: Names) {
    self.queue = queue
    self.names = names
  }

  /// The portal of the queue: nobody relies on its running beside others.
  public var scope: OperationScope { .portal(queue.portal) }

  /// Carries the operation out; returns how many events left.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    let selection: AcknowledgeEvents.Selection =
      switch names {
      case .ids(let ids): .ids(ids)
      case .messageIDs(let messageIDs): .messageIDs(messageIDs)
      }
    // Strict mode's empty process id stands for exactly what nobody holds.
    return try transaction.acknowledge(
      AcknowledgeEvents(queue: queue, mode: .strict, processID: .unclaimed, selection: selection))
  }
}
