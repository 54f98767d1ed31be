public import RestanteCore

/// Something that keeps a handler and its deliveries: rows in memory, or a store.
public protocol HandlerUnderTest {
  /// Publishes an event for the handler.
  mutating func publish(_ id: DeliveryID, at now: Timestamp) async throws
  /// Claims the deliveries that have their turn; the claims of a handler are numbered from 1.
  mutating func claim(at now: Timestamp) async throws -> DeliveryTurn
  /// Reports how an attempt ended.
  mutating func finish(
    _ attempt: DeliveryAttempt, of id: DeliveryID, in claim: Int64, at now: Timestamp
  ) async throws
  /// Takes the handler up again.
  mutating func resume(at now: Timestamp) async throws
  /// Takes a parked delivery up again.
  mutating func redrive(_ id: DeliveryID, at now: Timestamp) async throws
  /// Parks a delivery for an operator.
  mutating func park(_ id: DeliveryID) async throws
  /// All deliveries, in order.
  func deliveries() async throws -> [DeliveryState]
}

/// A handler in memory that follows ``DeliveryPolicy``, as a store with rows does.
public struct RuledHandler: HandlerUnderTest {
  private let policy: DeliveryPolicy
  private var handler: HandlerState
  private var rows: [DeliveryID: DeliveryState] = [:]

  /// Creates a handler without deliveries.
  public init(_ handler: HandlerState, policy: DeliveryPolicy) {
    self.policy = policy
    self.handler = handler
  }

  /// The handler as it is.
  public var state: HandlerState { handler }

  /// Publishes an event for the handler.
  public mutating func publish(_ id: DeliveryID, at now: Timestamp) {
    rows[id] = policy.admit(id, to: handler, at: now)
  }

  /// Claims the deliveries that have their turn.
  public mutating func claim(at now: Timestamp) -> DeliveryTurn {
    policy.claim(for: &handler, from: deliveries(), at: now)
  }

  /// Takes the report of how an attempt ended.
  public mutating func finish(
    _ attempt: DeliveryAttempt, of id: DeliveryID, in claim: Int64, at now: Timestamp
  ) {
    guard let row = rows[id],
      let change = policy.finish(attempt, of: row, in: claim, by: handler, at: now)
    else { return }
    rows[id] = change.delivery
    apply(change.handler)
  }

  /// Takes the handler up again.
  public mutating func resume(at now: Timestamp) {
    apply(policy.resume(handler, at: now))
  }

  /// Takes a parked delivery up again.
  public mutating func redrive(_ id: DeliveryID, at now: Timestamp) {
    rows[id] = rows[id].map { policy.redrive($0, at: now) }
  }

  /// Parks a delivery for an operator.
  public mutating func park(_ id: DeliveryID) {
    rows[id] = rows[id].map(policy.park)
  }

  /// All deliveries, in order.
  public func deliveries() -> [DeliveryState] {
    rows.values.sorted { $0.id < $1.id }
  }

  private mutating func apply(_ change: HandlerChange) {
    handler = change.handler
    rows = rows.mapValues(change.others.applied)
  }
}
