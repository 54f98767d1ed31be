public import RestanteCore
import RestanteJSON

/// A handler with two deliveries, of which a test damages the second.
public struct DamagedDeliveries: Sendable {
  /// What each column holds that a delivery's checksum covers, and how to change it.
  public static let damages = [
    "event = 'ONCRMDEALUPDATF'", "happened_at = happened_at + 1", "session = session - 1",
    "trace = NULL", "checksum = 0",
  ]

  private let store: any Store
  private let portal: Portal

  /// Makes the deliveries.
  public init(in store: any Store) async throws {
    let fixture = try await PortalFixture(in: store)
    self.store = store
    portal = fixture.portal
    let deal = EventName(stored: "ONCRMDEALUPDATE")
    _ = try await store.perform(
      BindEvent(
        portal: portal.id, application: fixture.application.application.id, event: deal,
        target: .online(handler: "https://h.example/", user: nil)))
    let trace = TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    _ = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: .safe,
        publications: [1, 2].map { number in
          Publication(
            name: deal, data: ["ID": .int(number)], user: .user(UserID(rawValue: 2)), trace: trace)
        }))
  }

  /// The sentence that names the damaged delivery.
  public var finding: String {
    DeliveryContent.damage(
      of: DeliveryKey(handler: BindingID(rawValue: 1), id: DeliveryID(rawValue: 2)),
      on: portal.id
    ).detail
  }

  /// Claims the deliveries; returns which of them are damaged.
  public func claim() async throws -> [Bool] {
    let tokens = (0..<DeliveryPolicy().maximumPace).map {
      ClaimDeliveries.TokenHashes(
        access: SecretHash(of: "a\($0)"), refresh: SecretHash(of: "r\($0)"))
    }
    return try await store.perform(
      ClaimDeliveries(portal: portal.id, mode: .safe, handlers: 1, tokens: tokens)
    ).claims.flatMap { $0.deliveries.map(\.content.isDamaged) }
  }
}
