import Logging
import RestanteConsole
import RestanteCore
import RestanteMetrics
import RestanteNative
import RestanteREST
import ServiceLifecycle

/// Finishes the start once the address is known: prepares the demo portal and begins to serve.
struct StartupService: NamedService {
  let configuration: ServerConfiguration
  let live: LiveSettings
  let directory: DataDirectory
  let serverKeys: ServerKeyring
  let keyRotation: ServerKeyRotator
  let store: any Store
  let conditions: ServerConditions
  let state: ServingState
  let address: Announcement<ListenAddress>
  let instruments: Instruments
  let onReady: @Sendable (RunningServer) -> Void
  let logger: Logger

  func run() async throws {
    guard let address = await address.wait() else { return }
    let publicURL =
      configuration.publicURL
      ?? PublicURL(listening: address, isEncrypted: configuration.tls != nil)
    let exposure = Exposure(
      listen: address, servesTLS: configuration.tls != nil, publicURL: publicURL,
      demo: configuration.demo)
    for warning in exposure.warnings { logger.warning("\(warning)") }
    try await prepareAdministrator(at: publicURL)
    let demo = try await prepareDemo(at: publicURL)
    let site = try site(at: publicURL, demo)
    try await begin(site.added, demo)
    state.serve(site)
    logger.info("ready", metadata: ["address": "\(address)", "url": "\(publicURL)"])
    onReady(RunningServer(address: address, publicURL: publicURL, demo: demo))
  }

  private func begin(_ added: AddedRoutes, _ demo: DemoFile?) async throws {
    let jobs = DueJobs(store: store, defaultMode: configuration.mode, logger: logger)
    let trialPortals = demoPortal(at: added.publicURL)
    let credentials = OwnCredentials(
      directory: directory,
      administrator: FirstAdministrator(store: store, random: conditions.random),
      demoPortal: trialPortals, demo: demo)
    for addition in added.extensions {
      try await addition.begin(
        on: ExtendedServer(
          store: store, native: added.native.api, publicURL: added.publicURL,
          trialPortals: trialPortals, ownCredentials: credentials.readmit,
          dueJobs: jobs.run))
    }
  }

  private func prepareAdministrator(at publicURL: PublicURL) async throws {
    let contents = try DurableFile.contents(of: directory.adminFile)
    let first = FirstAdministrator(store: store, random: conditions.random)
    let file = try await first.file(
      previous: contents.flatMap(AdminFile.init(contents:)), baseURL: publicURL.base)
    guard let file else { return }
    if file.contents != contents { try DurableFile.save(file.contents, to: directory.adminFile) }
    try await first.admit(file)
  }

  private func prepareDemo(at publicURL: PublicURL) async throws -> DemoFile? {
    guard configuration.demo else { return nil }
    let contents = try DurableFile.contents(of: directory.demoFile)
    let demo = try await demoPortal(at: publicURL)
      .prepare(previous: contents.flatMap(DemoFile.init(contents:)))
    try DurableFile.save(demo.contents, to: directory.demoFile)
    return demo
  }

  private func demoPortal(at publicURL: PublicURL) -> DemoPortal {
    DemoPortal(
      store: store, serverKeys: serverKeys, random: conditions.random, publicURL: publicURL)
  }

  private func authorizePage(
    _ addresses: PortalAddresses, _ people: PersonLogin, _ refusals: RefusalLog
  ) throws -> AuthorizeEndpoint {
    AuthorizeEndpoint(
      store: store, random: conditions.random, serverKeys: serverKeys, addresses: addresses,
      pages: try AuthorizationPages(), people: people, refusals: refusals, logger: logger)
  }

  private func consoleRoutes(
    at publicURL: PublicURL, _ native: NativeAPI, _ people: PersonLogin
  ) throws -> ConsoleRoutes {
    ConsoleRoutes(
      console: try Console(
        store: store, native: native, passwords: ConsolePasswords(people: people),
        server: ServerFacts(
          settings: live, directory: directory, store: store, startedAt: store.time.now()),
        random: conditions.random
      ) { zone, seconds in SystemZones().utcOffset(of: zone, at: seconds) },
      isSecure: publicURL.scheme == "https")
  }

  private func nativeAPI(
    at publicURL: PublicURL, _ passwords: PasswordHasher, _ failures: FailedCredentials
  ) -> NativeAPI {
    NativeAPI(
      store: store, random: conditions.random, serverKeys: serverKeys, keyRotation: keyRotation,
      settings: NativeSettings(
        defaultMode: configuration.mode, restURL: publicURL.rest, doorsURL: publicURL.doors,
        standardScopes: EventCatalogue.standardScopes,
        isCatalogued: { EventCatalogue.contains($0) }),
      passwords: NativePasswords(hasher: passwords), zones: SystemZones(),
      clock: conditions.jobClock,
      streams: StreamSlots(capacity: configuration.maximumStreams), failures: failures)
  }

  private func site(at publicURL: PublicURL, _ demo: DemoFile?) throws -> Site {
    // The pages and administrators share the few passwords that are hashed at once.
    let passwords = PasswordHasher(cost: configuration.passwordCost, random: conditions.random)
    let addresses = PortalAddresses(
      publicURL: publicURL, oauthHosts: configuration.oauthHosts,
      sharesAddress: configuration.lab)
    var settings = RESTSettings(
      defaultMode: configuration.mode, publicHost: publicURL.domain, publicURL: publicURL.base,
      zoneRules: SystemZones(), safeReplyBounds: configuration.replyBounds,
      limits: live.limits)
    settings.notesTraces = instruments.tracing != nil
    let transport = TransportPolicy(
      servesTLS: configuration.tls != nil, isPublicHTTPS: publicURL.scheme == "https",
      requiresHTTPS: configuration.requiresHTTPS, proxies: configuration.trustedProxies)
    let waiting = WaitingRooms(
      store: store, clock: conditions.jobClock, capacity: configuration.maximumWaiting)
    let failures = live.failures
    let refusals = RefusalLog(logger: logger)
    let people = PersonLogin(
      store: store, passwords: passwords, throttle: LoginThrottle(), refusals: refusals,
      logins: instruments.registry.counter(ServerMetrics.logins))
    let gate = CredentialGate(failures: failures, refusals: refusals, time: store.time)
    let native = nativeAPI(at: publicURL, passwords, failures)
    let bodies = BodyBudget(bytes: configuration.bodyMemory)
    let console = try consoleRoutes(at: publicURL, native, people)
    let nativeRoutes = NativeRoutes(
      api: native, logger: logger, refusals: refusals, time: store.time)
    return Site(
      publicURL: publicURL, transport: transport, store: store, waiting: waiting,
      rest: RESTService(
        store: store, settings: settings, wallClock: conditions.clock,
        stopwatch: conditions.stopwatch, random: conditions.random, waiting: waiting,
        added: conditions.extensions.compactMap(\.methods), worker: DecodingThreads.shared),
      tokens: TokenEndpoint(
        store: store, random: conditions.random, addresses: addresses, gate: gate, logger: logger),
      authorize: try authorizePage(addresses, people, refusals),
      authorization: AuthorizationServer(
        store: store, addresses: addresses, stopwatch: conditions.stopwatch, gate: gate,
        logger: logger),
      native: nativeRoutes,
      added: AddedRoutes(
        extensions: conditions.extensions, publicURL: publicURL, native: nativeRoutes),
      doors: DoorRoutes(
        doors: DoorService(
          store: store, defaultMode: configuration.mode, failures: failures),
        logger: logger, refusals: refusals, time: store.time),
      console: console, front: FrontRoute(console: console, publicURL: publicURL, demo: demo),
      metrics: metrics(waiting, native.streams, refusals, bodies, gate), refusals: refusals,
      bodies: bodies, document: OpenAPIDocument.encoded(at: publicURL))
  }

  private func metrics(
    _ waiting: WaitingRooms, _ streams: StreamSlots, _ refusals: RefusalLog, _ bodies: BodyBudget,
    _ gate: CredentialGate
  ) -> MetricsEndpoint {
    MetricsEndpoint(
      gate: MetricsGate(
        access: configuration.metrics,
        key: configuration.metricsKey.map { SecretHash(of: $0.text) },
        proxies: configuration.trustedProxies),
      credentials: gate, registry: instruments.registry,
      sources: MetricSources(
        connections: instruments.connections, bodies: bodies, waiting: waiting, streams: streams,
        refusals: refusals, store: store,
        figures: StoreFigures(
          store: store, counts: instruments.store.queues, places: configuration.metricsQueues,
          logger: logger),
        queueEvents: instruments.store.queues, backups: instruments.backups,
        storeName: configuration.database == nil ? "embedded" : "postgresql",
        start: instruments.start))
  }
}
