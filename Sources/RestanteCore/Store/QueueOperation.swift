/// An operation that changes one queue, known before it runs, and neither publishes nor numbers
/// anything. Stores may run those of different queues beside each other.
public protocol QueueOperation: StoreOperation {
  /// The queue.
  var queue: QueueKey { get }
}

extension QueueOperation {
  /// The one queue.
  public var scope: OperationScope { .queue(queue) }
}

/// What an operation is about, as far as is known before it runs.
public enum OperationScope: Sendable, Hashable {
  /// Anything.
  case store
  /// What belongs to one portal.
  case portal(PortalID)
  /// One queue and nothing else.
  case queue(QueueKey)

  /// The portal that it is about; `nil` where it may be about several or none.
  public var portal: PortalID? {
    switch self {
    case .store: nil
    case .portal(let portal): portal
    case .queue(let queue): queue.portal
    }
  }
}

/// What an operation publishes when that is all it does. Stores may write what several callers
/// publish together.
public struct SolePublication<Outcome: Sendable>: Sendable {
  /// What is published.
  public var operation: PublishEvents
  /// What the operation returns when that is done; it has no effects.
  public var outcome: @Sendable (PublishReceipt) -> Outcome

  /// Describes a publication.
  public init(
    _ operation: PublishEvents, outcome: @escaping @Sendable (PublishReceipt) -> Outcome
  ) {
    self.operation = operation
    self.outcome = outcome
  }
}
