import RestanteCore
import RestanteJSON
import Testing

/// A portal with one application, and short words for what cases do with its handlers.
struct DeliveryScene: Sendable {
  static let deal = EventName(stored: "ONCRMDEALUPDATE")

  let subject: any StoreUnderTest
  let mode: Mode
  let fixture: PortalFixture
  /// What deliveries are tried by: short times, and no jitter, so that they can be told beforehand.
  var policy = Self.policy

  private static var policy: DeliveryPolicy {
    var policy = DeliveryPolicy()
    policy.backoff = RetryPolicy(firstDelay: 2, factor: 2, longestDelay: 16, jitter: 0)
    policy.probing = RetryPolicy(firstDelay: 1, factor: 2, longestDelay: 8, jitter: 0)
    policy.patience = 60
    policy.maximumPace = 9
    policy.attemptTime = 4
    return policy
  }

  init(_ subject: any StoreUnderTest, mode: Mode = .safe) async throws {
    self.subject = subject
    self.mode = mode
    fixture = try await PortalFixture(in: subject.store, mode: mode)
  }

  var store: any Store { subject.store }
  var portal: PortalID { fixture.portal.id }
  var application: Application { fixture.application.application }

  /// Binds a handler to an event; returns its number.
  @discardableResult
  func bind(
    _ event: EventName = Self.deal, url: String = "https://h.example/", user: Int64? = nil,
    interval: Int64? = nil, keepsOrder: Bool = false
  ) async throws -> BindingID {
    let outcome = try await store.perform(
      BindEvent(
        portal: portal, application: application.id, event: event,
        target: .online(handler: url, user: user.map(UserID.init(rawValue:))),
        minimumInterval: interval, keepsOrder: keepsOrder))
    guard case .bound(let number) = outcome else { throw UnexpectedRefusal() }
    return number
  }

  /// Publishes events with these data; returns the receipt.
  @discardableResult
  func publish(
    _ data: String..., name: EventName = Self.deal, user: ActingUser = .nobody,
    session: EventSession = .standard
  ) async throws -> PublishReceipt {
    try await store.perform(
      PublishEvents(
        portal: portal, mode: mode,
        publications: data.map { Publication(name: name, data: .string($0), user: user) },
        session: session, patience: policy.patience))
  }

  /// Claims what has its turn, for so many handlers; the tokens are named after the time.
  func claim(handlers: Int = 10) async throws -> [DeliveryClaim] {
    try await store.perform(
      ClaimDeliveries(
        portal: portal, mode: mode, handlers: handlers,
        tokens: tokens(handlers * Int(policy.maximumPace)), policy: policy)
    ).claims
  }

  /// Tokens that no other call makes at another time.
  func tokens(_ count: Int) -> [ClaimDeliveries.TokenHashes] {
    let now = store.time.now().milliseconds
    return (0..<count).map { place in
      ClaimDeliveries.TokenHashes(
        access: SecretHash(of: "access \(now) \(place)"),
        refresh: SecretHash(of: "refresh \(now) \(place)"))
    }
  }

  /// Claims, and says what the handlers are to be told: number, event's data.
  func claimed() async throws -> [String] {
    try await claim().flatMap { claim in
      claim.deliveries.map { delivery in
        let data = String(decoding: delivery.content.data, as: UTF8.self)
        return "\(claim.handler.rawValue).\(delivery.id.rawValue) \(data)"
      }
    }
  }

  /// Reports how all deliveries of a claim ended.
  @discardableResult
  func finish(
    _ claim: DeliveryClaim, _ outcome: DeliveryAttempt.Outcome, milliseconds: Int64 = 10
  ) async throws -> Int {
    try await finish(claim, Array(repeating: outcome, count: claim.deliveries.count), milliseconds)
  }

  /// Reports how the first deliveries of a claim ended.
  @discardableResult
  func finish(
    _ claim: DeliveryClaim, _ outcomes: [DeliveryAttempt.Outcome], _ milliseconds: Int64 = 10
  ) async throws -> Int {
    let now = store.time.now()
    return try await store.perform(
      FinishDeliveries(
        portal: portal, mode: mode,
        reports: zip(claim.deliveries, outcomes).map { delivery, outcome in
          FinishDeliveries.Report(
            delivery: DeliveryKey(handler: claim.handler, id: delivery.id), claim: claim.number,
            attempt: DeliveryAttempt(
              outcome: outcome, start: now, milliseconds: milliseconds,
              excerpt: Array("excerpt".utf8)))
        }, policy: policy))
  }

  /// Claims once and reports the same for everything.
  func deliver(_ outcome: DeliveryAttempt.Outcome) async throws {
    for claim in try await claim() { try await finish(claim, outcome) }
  }

  /// The deliveries of a phase, as in `1.2`.
  func listed(_ phase: DeliveryPhase, of handler: BindingID? = nil) async throws -> [String] {
    try await store.deliveries(
      ListDeliveries(portal: portal, handler: handler, phase: phase, limit: 10_000)
    ).map { "\($0.key.handler.rawValue).\($0.key.id.rawValue)" }
  }

  /// How many deliveries there are: waiting, retrying, delivered, parked.
  func counts() async throws -> [Int] {
    var counts: [Int] = []
    for phase in DeliveryPhase.allCases { counts.append(try await listed(phase).count) }
    return counts
  }

  /// The figures of a handler.
  func figures(_ handler: BindingID) async throws -> HandlerFigures {
    let all = try await store.handlers(on: portal, after: nil, limit: 1_000)
    return try #require(all.first { $0.handler == handler })
  }

  /// A delivery with its attempts.
  func details(_ handler: BindingID, _ number: Int64) async throws -> DeliveryDetails {
    let key = DeliveryKey(handler: handler, id: DeliveryID(rawValue: number))
    return try #require(try await store.delivery(key, on: portal))
  }

  func advance(_ seconds: Int64) async throws {
    try await subject.advance(seconds: seconds)
  }
}

extension ConformanceCase {
  /// A case about handlers and deliveries of a portal in safe mode.
  static func delivery(
    _ name: String, mode: Mode = .safe,
    _ body: @escaping @Sendable (DeliveryScene) async throws -> Void
  ) -> [ConformanceCase] {
    plain(name) { subject in try await body(DeliveryScene(subject, mode: mode)) }
  }
}
