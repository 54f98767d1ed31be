import Logging
import RestanteCore
import RestanteREST
import ServiceLifecycle

/// Finishes the start once the address is known: prepares the demo portal and begins to serve.
struct StartupService: Service {
  let configuration: ServerConfiguration
  let directory: DataDirectory
  let serverKey: ServerKey
  let store: any Store
  let clock: any TimeSource
  let random: any RandomSource
  /// Measures how long clients wait.
  let jobClock: any Clock<Duration>
  /// Says when there is too little room to take events in.
  let space: SpaceFloor
  let state: ServingState
  let address: AnnouncedAddress
  let onReady: @Sendable (RunningServer) -> Void
  let logger: Logger

  func run() async throws {
    guard let address = await address.wait() else { return }
    let publicURL =
      configuration.publicURL
      ?? PublicURL(listening: address, isEncrypted: configuration.tls != nil)
    let demo = try await prepareDemo(at: publicURL)
    state.serve(site(at: publicURL))
    logger.info("ready", metadata: ["address": "\(address)", "url": "\(publicURL)"])
    onReady(RunningServer(address: address, publicURL: publicURL, demo: demo))
  }

  private func prepareDemo(at publicURL: PublicURL) async throws -> DemoFile? {
    guard configuration.demo else { return nil }
    let contents = try DurableFile.contents(of: directory.demoFile)
    let portal = DemoPortal(
      store: store, serverKey: serverKey, random: random, publicURL: publicURL)
    let demo = try await portal.prepare(previous: contents.flatMap(DemoFile.init(contents:)))
    try DurableFile.save(demo.contents, to: directory.demoFile)
    return demo
  }

  private func site(at publicURL: PublicURL) -> Site {
    let settings = RESTSettings(
      defaultMode: configuration.mode, publicHost: publicURL.domain, publicURL: publicURL.base,
      safeReplyBounds: configuration.replyBounds, rateLimit: configuration.rateLimit,
      operatingLimit: configuration.operatingLimit)
    let transport = TransportPolicy(
      servesTLS: configuration.tls != nil, isPublicHTTPS: publicURL.scheme == "https",
      requiresHTTPS: configuration.requiresHTTPS, proxies: configuration.trustedProxies)
    let waiting = WaitingRooms(
      store: store, clock: jobClock, capacity: configuration.mostWaiting)
    return Site(
      publicURL: publicURL, transport: transport, store: store, waiting: waiting, space: space,
      rest: RESTService(
        store: store, settings: settings, wallClock: clock, random: random, waiting: waiting,
        space: space),
      tokens: TokenEndpoint(store: store, random: random, publicURL: publicURL, logger: logger),
      native: NativeAPI(
        store: store, random: random, serverKey: serverKey,
        defaultMode: configuration.mode, logger: logger, clock: jobClock, space: space,
        trace: PublicationTrace(since: store.time.now()),
        streams: StreamSeats(capacity: configuration.mostStreams)),
      document: OpenAPIDocument.encoded(at: publicURL))
  }
}
