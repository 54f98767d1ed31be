import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization

@testable import RestanteREST

/// A portal to call: an administrator (1), a user (2), an application that both have tokens for,
/// and a second application.
final class RESTWorld: Sendable {
  static let allScopes = EventCatalogue.scopes

  let store: ModelStore
  let clock: ManualClock
  let stopwatch: TestStopwatch
  let settings: RESTSettings
  let service: RESTService
  /// Where clients wait, and the clock that says how long.
  let waiting: WaitingRooms
  let waitingClock = SteppedClock()
  let portal: Portal
  let application: Application
  let otherApplication: Application

  init(
    _ mode: Mode? = nil, defaultMode: Mode = .safe, utcOffset: Int = 7200,
    scopes: [String] = RESTWorld.allScopes, bounds: ReplyBounds? = nil,
    publicURL: String = "https://portal.test", rateLimit: RateLimit = .off,
    operatingLimit: Int64? = nil, zoneRules: (any ZoneRules)? = nil,
    maxWaiting: Int = 100, added: [any MethodSource] = [],
    store wrap: (@Sendable (ModelStore) -> any Store)? = nil
  ) async throws {
    clock = ManualClock()
    stopwatch = TestStopwatch(clock)
    store = ModelStore(time: clock)
    portal = try await store.perform(
      EnsurePortal(domain: "portal.test", memberID: String(repeating: "a", count: 32), mode: mode))
    for (id, isAdministrator) in [(1, true), (2, false)] {
      _ = try await store.perform(
        EnsureUser(
          user: PortalUser(
            portal: portal.id, id: UserID(rawValue: Int64(id)), name: "N\(id)",
            lastName: "L\(id)", isAdministrator: isAdministrator)))
    }
    application = try await Self.add("app.1", to: store, portal, scopes)
    otherApplication = try await Self.add("app.2", to: store, portal, scopes)
    var settings = RESTSettings(
      defaultMode: defaultMode, publicHost: "portal.test", publicURL: publicURL,
      utcOffset: utcOffset, zoneRules: zoneRules,
      limits: StandardLimits(rate: rateLimit, operating: operatingLimit))
    if let bounds { (settings.safeReplyBounds, settings.strictReplyBounds) = (bounds, bounds) }
    self.settings = settings
    let wrapped = wrap?(store) ?? store
    waiting = WaitingRooms(store: wrapped, clock: waitingClock, capacity: maxWaiting)
    service = RESTService(
      store: wrapped, settings: settings, wallClock: clock, stopwatch: stopwatch,
      random: SeededRandom(seed: 7), waiting: waiting, added: added)
    for (token, application, user) in [
      ("admin", application, 1), ("user", application, 2), ("other", otherApplication, 1),
    ] {
      try await issue(token, application, user: Int64(user), scopes: scopes)
    }
    try await store.perform(
      AddWebhook(
        portal: portal.id, user: UserID(rawValue: 1), code: SecretHash(of: "code"),
        scopes: scopes))
  }

  private static func add(
    _ clientID: String, to store: ModelStore, _ portal: Portal, _ scopes: [String]
  ) async throws -> Application {
    let outcome = try await store.perform(
      EnsureApplication(
        portal: portal.id, clientID: clientID, name: "", scopes: scopes, isInstalled: true,
        secret: SecretHash(of: clientID)))
    guard case .added(let application) = outcome else { throw Failure.setUp }
    return application
  }

  enum Failure: Error { case setUp }

  func issue(
    _ token: String, _ application: Application, user: Int64, scopes: [String],
    lifetime: Int64 = 360_000
  ) async throws {
    _ = try await store.perform(
      IssueTokens(
        portal: portal.id, application: application.id, user: UserID(rawValue: user),
        scopes: scopes, accessToken: SecretHash(of: token),
        refreshToken: SecretHash(of: "r" + token), accessLifetime: lifetime,
        refreshLifetime: 1_000_000))
  }

  /// Changes what is set for the portal.
  func changePortal(_ make: (inout PortalChange) -> Void) async throws {
    var change = PortalChange()
    make(&change)
    _ = try await store.perform(ChangePortal(portal: portal.id, change: change))
  }

  func queue(connector: String = "") -> QueueKey {
    QueueKey(portal: portal.id, application: application.id, connector: connector)
  }

  /// Binds events offline, straight in the store.
  func bindOffline(_ events: [String], connector: String = "") async throws {
    for event in events {
      guard let name = EventName(event) else { throw Failure.setUp }
      _ = try await store.perform(
        BindEvent(
          portal: portal.id, application: application.id, event: name, target: .offline,
          connector: connector))
    }
  }

  func publish(
    _ event: String, _ data: JSONValue, user: ActingUser = .user(UserID(rawValue: 1)),
    messageID: MessageID? = nil
  ) async throws {
    guard let name = EventName(event) else { throw Failure.setUp }
    _ = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: portal.mode ?? .safe,
        publications: [Publication(name: name, data: data, messageID: messageID, user: user)]))
  }

  /// Publishes deals 1 to `count`, a second apart.
  func publishDeals(_ count: Int) async throws {
    try await bindOffline(["ONCRMDEALUPDATE"])
    for id in 1...count {
      try await publish("ONCRMDEALUPDATE", ["FIELDS": ["ID": .int(id)]])
      clock.advance(seconds: 1)
    }
  }

  /// Everything in the queue, for comparisons before and after.
  func listing(connector: String = "") async throws -> [OfflineEvent] {
    try await store.listEvents(ListEvents(queue: queue(connector: connector), limit: 100_000))
      .events
  }
}

/// Microseconds that follow a test's clock and gain one millisecond each time they are read.
final class TestStopwatch: MicrosecondClock {
  private let clock: ManualClock
  private let extra = Mutex<Int64>(0)

  init(_ clock: ManualClock) {
    self.clock = clock
  }

  func microseconds() -> Int64 {
    let extra = extra.withLock { value in
      value += 1000
      return value
    }
    return clock.now().milliseconds * 1000 + extra
  }
}
