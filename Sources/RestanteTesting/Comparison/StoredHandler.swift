public import RestanteCore
import RestanteJSON

/// A handler of a store, as the random comparison drives it.
public final class StoredHandler: HandlerUnderTest {
  private let subject: any StoreUnderTest
  private let mode: Mode
  private let policy: DeliveryPolicy
  private let portal: PortalID
  private let number: BindingID
  private var tokens = 0

  private static let event = EventName(stored: "ONCRMDEALUPDATE")

  /// Binds a handler in an empty store.
  public init(
    in subject: any StoreUnderTest, mode: Mode, keepsOrder: Bool,
    policy: DeliveryPolicy = DeliveryComparison.policy
  ) async throws {
    self.subject = subject
    self.mode = mode
    self.policy = policy
    let fixture = try await PortalFixture(in: subject.store, mode: mode)
    portal = fixture.portal.id
    let outcome = try await subject.store.perform(
      BindEvent(
        portal: portal, application: fixture.application.application.id, event: Self.event,
        target: .online(handler: "https://h.example/", user: nil), keepsOrder: keepsOrder))
    guard case .bound(let number) = outcome else {
      throw StoreError(.corrupt, "the handler is bound already")
    }
    self.number = number
  }

  private var store: any Store { subject.store }

  /// Brings the store's time to a moment.
  private func go(to now: Timestamp) async throws {
    let milliseconds = now.milliseconds - store.time.now().milliseconds
    if milliseconds > 0 { try await subject.advance(milliseconds: milliseconds) }
  }

  /// Publishes an event for the handler.
  public func publish(_ id: DeliveryID, at now: Timestamp) async throws {
    try await go(to: now)
    _ = try await store.perform(
      PublishEvents(
        portal: portal, mode: mode,
        publications: [Publication(name: Self.event, data: .int(id.rawValue))],
        patience: policy.patience))
  }

  /// Claims the deliveries that have their turn. Why there are none is told by what is stored.
  public func claim(at now: Timestamp) async throws -> DeliveryTurn {
    try await go(to: now)
    let hashes = (0..<Int(policy.maximumPace)).map { place in
      ClaimDeliveries.TokenHashes(
        access: SecretHash(of: "access \(tokens + place)"),
        refresh: SecretHash(of: "refresh \(tokens + place)"))
    }
    tokens += hashes.count
    let claimed = try await store.perform(
      ClaimDeliveries(portal: portal, mode: mode, handlers: 1, tokens: hashes, policy: policy))
    if let claim = claimed.claims.first { return .deliver(claim.deliveries.map(\.id)) }
    guard var state = try await store.handlers(on: portal, after: nil, limit: 1).first?.state else {
      return .wait(.empty)
    }
    state.mode = mode
    let turn = policy.claim(for: &state, from: try await deliveries(), at: now)
    // That the store found none is wrong then, whatever it says.
    if case .deliver = turn { return .wait(.empty) }
    return turn
  }

  /// Reports how an attempt ended.
  public func finish(
    _ attempt: DeliveryAttempt, of id: DeliveryID, in claim: Int64, at now: Timestamp
  ) async throws {
    try await go(to: now)
    let report = FinishDeliveries.Report(
      delivery: DeliveryKey(handler: number, id: id), claim: claim, attempt: attempt)
    _ = try await store.perform(
      FinishDeliveries(portal: portal, mode: mode, reports: [report], policy: policy))
  }

  /// Takes the handler up again.
  public func resume(at now: Timestamp) async throws {
    try await go(to: now)
    _ = try await store.perform(ResumeHandler(portal: portal, handler: number, policy: policy))
  }

  /// Takes a parked delivery up again.
  public func redrive(_ id: DeliveryID, at now: Timestamp) async throws {
    try await go(to: now)
    _ = try await store.perform(
      RedriveDeliveries(
        portal: portal, selection: .keys([DeliveryKey(handler: number, id: id)]), policy: policy))
  }

  /// Parks a delivery for an operator.
  public func park(_ id: DeliveryID) async throws {
    _ = try await store.perform(
      ParkDeliveries(
        portal: portal, selection: .keys([DeliveryKey(handler: number, id: id)])))
  }

  /// All deliveries, in order.
  public func deliveries() async throws -> [DeliveryState] {
    var found: [DeliveryState] = []
    for phase in DeliveryPhase.allCases {
      found += try await store.deliveries(
        ListDeliveries(portal: portal, phase: phase, limit: 100_000)
      ).map(\.state)
    }
    return found.sorted { $0.id < $1.id }
  }
}
