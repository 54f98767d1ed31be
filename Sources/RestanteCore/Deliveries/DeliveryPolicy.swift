/// When deliveries are tried, and what becomes of those that fail.
///
/// - A handler gets one delivery at a time, in the order of publication.
/// - A delivery that fails steps aside for a time that grows with its attempts, and those behind it
///   go on. At its deadline it is tried for the last time, then parked.
/// - Once several deliveries in a row have failed, the handler is taken to be in an outage: all
///   deliveries stay in line, and it is tried with one of them now and then. When it takes one, all
///   that failed meanwhile have their turn at once, so that an outage does not change the order.
/// - Where a binding keeps its order, a delivery that fails blocks those behind it until it is
///   delivered or parked.
/// - A handler that is gone is suspended: nothing is tried until it is taken up again.
/// - In strict mode every delivery is tried once.
public struct DeliveryPolicy: Sendable, Hashable {
  /// How many deliveries a handler that was not tried yet gets at a time.
  public static let firstPace: Int64 = 8
  /// For how long deliveries that a handler took are kept, in seconds: three days.
  public static let retention: Int64 = 259_200

  /// How long a delivery steps aside; its number of attempts does not count.
  public var backoff = RetryPolicy(firstDelay: 5, factor: 3, longestDelay: 36_000, jitter: 20)
  /// How long a handler in an outage is left alone; its number of attempts does not count.
  public var probing = RetryPolicy(firstDelay: 5, factor: 2, longestDelay: 300, jitter: 20)
  /// For how long a delivery is tried after it was published, in seconds.
  public var patience = PublishEvents.standardPatience
  /// How many deliveries in a row fail in an outage.
  public var outageFailures: Int64 = 3
  /// For how long an outage that is the handler's fault is probed with the first delivery in line
  /// only, in seconds: six hours. After that, and where the events may be at fault, others have
  /// their turn, too, as that one may never be taken.
  public var orderedOutage: Int64 = 21_600
  /// How many deliveries a handler gets at a time at most.
  public var maximumPace: Int64 = 32
  /// A reply that takes longer is slow, in milliseconds.
  public var slowReply: Int64 = 1_000
  /// How long a claim lasts for each of its deliveries, in seconds: more than an attempt may take.
  public var attemptTime: Int64 = 20

  /// Creates the policy that is used unless told otherwise.
  public init() {}

  /// The state of a delivery whose event is published.
  public func admit(
    _ id: DeliveryID, to handler: HandlerState, at now: Timestamp
  ) -> DeliveryState {
    DeliveryState(
      id: id, phase: handler.isSuspended ? .parked(.suspended) : .waiting,
      deadline: now.adding(seconds: patience))
  }

  /// Takes a handler that was suspended up again: it was bound once more, or an operator says so.
  public func resume(_ handler: HandlerState, at now: Timestamp) -> HandlerChange {
    var handler = handler
    handler.isSuspended = false
    handler.recover()
    return HandlerChange(
      handler: handler, others: .takeUpSuspended(deadline: now.adding(seconds: patience)))
  }

  /// Takes a parked delivery up again, in its old place in line.
  public func redrive(_ delivery: DeliveryState, at now: Timestamp) -> DeliveryState {
    guard case .parked = delivery.phase else { return delivery }
    var delivery = delivery
    delivery.takeUp(until: now.adding(seconds: patience))
    return delivery
  }

  /// Parks a delivery for an operator.
  public func park(_ delivery: DeliveryState) -> DeliveryState {
    guard delivery.isPending else { return delivery }
    var delivery = delivery
    delivery.phase = .parked(.byOperator)
    return delivery
  }
}

/// A handler after something happened, and what that means for its deliveries.
public struct HandlerChange: Sendable, Hashable {
  /// The handler.
  public var handler: HandlerState
  /// What happens to its pending and parked deliveries.
  public var others: OtherDeliveries

  /// Creates a change.
  public init(handler: HandlerState, others: OtherDeliveries = .unchanged) {
    self.handler = handler
    self.others = others
  }
}

/// What happens to many deliveries of a handler at once; a store shapes a statement of it.
public enum OtherDeliveries: Sendable, Hashable {
  /// Nothing.
  case unchanged
  /// Those that stepped aside because they failed at a time or later are in line again.
  case retryNow(failedSince: Timestamp)
  /// Pending ones whose deadline is that time or earlier are parked as exhausted.
  case parkOverdue(at: Timestamp)
  /// Those that a suspension parked are in line again, until a new deadline.
  case takeUpSuspended(deadline: Timestamp)

  /// What it makes of one delivery.
  public func applied(to delivery: DeliveryState) -> DeliveryState {
    var delivery = delivery
    switch self {
    case .unchanged: break
    case .retryNow(let start):
      guard case .retrying = delivery.phase, let failure = delivery.lastFailure, failure >= start
      else { break }
      delivery.phase = .waiting
    case .parkOverdue(let time):
      guard delivery.isPending, delivery.deadline <= time else { break }
      delivery.phase = .parked(.exhausted)
    case .takeUpSuspended(let deadline):
      guard delivery.phase == .parked(.suspended) || delivery.phase == .parked(.gone) else { break }
      delivery.takeUp(until: deadline)
    }
    return delivery
  }
}
