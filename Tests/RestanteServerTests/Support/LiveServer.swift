import Logging
import NIOCore
import RestanteCore
import RestanteDelivery
import RestanteJSON
import RestanteTesting
import ServiceLifecycle
import Testing

@testable import RestanteServer

extension PaceLimits {
  /// Ten times the usual times: where all tests run at once, their clients wait for their turn.
  static let patient = PaceLimits(
    window: .seconds(200), minimumRate: 4 << 10, deadline: .seconds(3_000), idle: .seconds(750),
    handshake: .seconds(100), silence: .seconds(50), lingering: .seconds(300))
}

extension HandlerLimits {
  /// Limits that no busy machine meets.
  static let patient = HandlerLimits(time: .minutes(10), connectionTime: .minutes(10))
}

/// A server inside the test process, on a free port of the loopback interface.
struct LiveServer: Sendable {
  let address: ListenAddress
  let client: WebClient
  let store: any Store
  let demo: DemoFile
  let admin: AdminFile
  let clock: ManualClock
  let group: ServiceGroup

  struct NotReady: Error {}

  /// Runs `body` against a server with a demo portal, then stops the server.
  ///
  /// - Parameters:
  ///   - jobClock: Measures the time between periodic jobs; by default it stands still, so that no
  ///     job changes what a slow test is about.
  ///   - open: Opens the store; by default one of `kind`.
  ///   - adjust: Changes what else the operator decides.
  static func run(
    _ kind: StoreKind = .model, mode: Mode = .safe, directory: TemporaryDirectory? = nil,
    clock: ManualClock = ManualClock(), jobClock: any Clock<Duration> = SteppedClock(),
    publicURL: PublicURL? = nil, requiresHTTPS: Bool = false, tls: TLSFiles? = nil,
    trustedProxies: [AddressBlock] = [], rateLimit: RateLimit = .off,
    operatingLimit: Int64? = nil, oauthHosts: [String] = [], log: LogRecorder = LogRecorder(),
    open: (@Sendable (String) throws -> any Store)? = nil,
    adjust: (inout ServerConfiguration) -> Void = { _ in },
    _ body: @Sendable (LiveServer) async throws -> Void
  ) async throws {
    let directory = try directory ?? TemporaryDirectory()
    let (running, announcement) = AsyncStream<RunningServer>.makeStream()
    let (stores, opened) = AsyncStream<any Store>.makeStream()
    var configuration = ServerConfiguration()
    configuration.listen = ListenAddress(host: "127.0.0.1", port: 0)
    configuration.dataDirectory = directory.path
    configuration.demo = true
    configuration.mode = mode
    configuration.publicURL = publicURL
    configuration.requiresHTTPS = requiresHTTPS
    configuration.oauthHosts = oauthHosts
    configuration.passwordCost = .cheap
    configuration.tls = tls
    configuration.trustedProxies = trustedProxies
    configuration.rateLimit = rateLimit
    configuration.operatingLimit = operatingLimit
    configuration.connections.pace = .patient
    configuration.handlerLimits = .patient
    adjust(&configuration)
    let application = RestanteApplication(
      configuration: configuration,
      conditions: ServerConditions(clock: clock, jobClock: jobClock), logger: log.logger,
      openStore: { path in
        let store =
          if let open { try open(path) } else { try await kind.open(path: path, clock: clock) }
        opened.yield(store)
        return store
      },
      onReady: { announcement.yield($0) })
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: quietLogger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        defer { announcement.finish() }
        try await group.run()
      }
      guard let server = await running.first(where: { _ in true }), let demo = server.demo,
        let store = await stores.first(where: { _ in true }),
        let admin = AdminFile(inDataDirectory: directory.path)
      else {
        try await tasks.next()
        throw NotReady()
      }
      let live = LiveServer(
        address: server.address,
        client: WebClient(
          base: "\(tls == nil ? "http" : "https")://\(server.address)", trusting: tls),
        store: store, demo: demo, admin: admin, clock: clock, group: group)
      let result = await Result { try await body(live) }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      // Whatever a test is about, its server must not have written secrets into the log.
      #expect(SecretScan(demo.secrets).findings(in: log.all) == [])
      try result.get()
    }
  }

  /// A logger that says nothing.
  static var quietLogger: Logger {
    Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
  }

  /// The demo portal and application.
  func demoClient() async throws -> ClientCredentials {
    guard let client = try await store.clients(clientID: demo.clientID).first else {
      throw NotReady()
    }
    return client
  }

  /// Makes the demo application want an event in its queue.
  func bind(_ event: String, connector: String = "") async throws {
    let client = try await demoClient()
    _ = try await store.perform(
      BindEvent(
        portal: client.portal.id, application: client.application.id,
        event: EventName(stored: event), target: .offline, connector: connector))
  }

  /// All events of the demo application's queue.
  func queue(connector: String = "") async throws -> [OfflineEvent] {
    let client = try await demoClient()
    let key = QueueKey(
      portal: client.portal.id, application: client.application.id, connector: connector)
    return try await store.listEvents(ListEvents(queue: key, limit: 5_000)).events
  }

  /// Publishes with the demo portal's key.
  func publish(_ body: String, attempt: String? = nil) async throws -> Answer {
    try await client.post("/v1/events", body, key: demo.publishKey, attempt: attempt)
  }
}

extension Result where Failure == any Error {
  /// What an asynchronous closure returned or threw.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
