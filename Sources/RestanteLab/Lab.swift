import RestanteCore
public import RestanteDelivery
public import RestanteNative
public import RestanteREST
public import RestanteServer
import RestanteSQLite
import Synchronization

/// A server that tests control below `/lab`: its clock, and more. The server must go by
/// the lab's ``conditions``.
public final class Lab: ServerExtension {
  private let control: LabControl
  private let deliveries: PostedDeliveries
  /// The directory of fixtures to begin with; `nil` for none.
  private let fixtures: String?
  private let api = Mutex<NativeAPI?>(nil)

  /// Creates a lab for one server.
  public init(_ configuration: ServerConfiguration) {
    control = LabControl(
      database: configuration.database, mode: configuration.mode,
      dataDirectory: configuration.dataDirectory,
      seed: configuration.seed.map { UInt64(max(0, $0)) })
    deliveries = PostedDeliveries(control)
    fixtures = configuration.fixtures
  }

  /// What the server must go by.
  public var conditions: ServerConditions {
    let (clock, random) = (control.clock, control.random)
    var conditions = ServerConditions(
      clock: clock, jobClock: LabTimer(clock: clock), random: random.source(for: .calls))
    conditions.requestRandom = random.source(for: .requests)
    conditions.deliveryRandom = random.source(for: .deliveries)
    conditions.storeClock = .made { newest in
      clock.begin(notBefore: newest)
      return clock
    }
    conditions.deliveryClock = LabTimer(clock: clock)
    conditions.stopwatch = LabStopwatch(clock: clock)
    conditions.processClock = ContinuousClock()
    conditions.extensions = [self]
    return conditions
  }

  /// `lab`.
  public var folder: String { LabEndpoints.folder }

  /// The templates of all paths.
  public var routes: [String] { LabEndpoints.table(of: control).all.map(\.path.description) }

  /// Takes hold of the server, and loads fixtures.
  ///
  /// - Throws: `StoreError`, or ``FixtureError`` when something is wrong with the fixtures.
  public func begin(on server: ExtendedServer) async throws {
    try await control.begin(on: server)
    if let fixtures { try await load(fixtures) }
    let extended = server.native.serving(LabEndpoints.table(of: control))
    api.withLock { $0 = extended }
  }

  private func load(_ directory: String) async throws {
    let fixtures = try LabFixtures(reading: directory, now: control.clock.now())
    do {
      _ = try await FixtureLoading(control: control).load(fixtures.document)
    } catch let problem as Problem {
      throw fixtures.error(problem)
    }
  }

  /// Responds to a request; one from the server's own machine needs no key.
  ///
  /// - Throws: What reading the body throws.
  public func respond(
    to request: NativeRequest, isLocal: Bool
  ) async throws -> NativeReply {
    guard let api = api.withLock({ $0 }) else { return Problem.starting.reply }
    guard isLocal, request.authorization == nil else { return try await api.respond(to: request) }
    let caller = NativeCaller(
      actor: .server, key: SecretHash(of: LabEndpoints.folder), isServer: true, portal: nil)
    return try await api.respond(to: request, as: caller)
  }

  /// Follows every request, for faults and to record it.
  public func interceptor(of request: InterceptedRequest) -> (any RequestInterceptor)? {
    FollowedRequest(request, control)
  }

  /// Posts every delivery, for faults and to record it.
  public var deliveryInterceptor: (any DeliveryInterceptor)? { deliveries }

  /// Methods about objects, and those that stubs are about.
  public var methods: (any MethodSource)? { control.methods }
}
