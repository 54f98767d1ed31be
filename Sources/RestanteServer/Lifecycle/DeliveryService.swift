import Logging
import RestanteCore
import RestanteDelivery
import RestanteTracing
import ServiceLifecycle

/// Posts events to the handlers of applications and to outgoing webhooks.
struct DeliveryService: NamedService {
  /// How long attempts under way may take once the server is told to stop. Those that are cut off
  /// are made again.
  private static let farewell = Duration.seconds(1)

  let store: any Store
  let serverKeys: ServerKeyring
  let configuration: ServerConfiguration
  let random: any RandomSource
  /// Measures how long deliveries wait for their turn.
  let clock: any Clock<Duration>
  /// Where clients reach the server, once that is known.
  let address: Announcement<ListenAddress>
  let meters: DeliveryMeters
  /// Posts in the clients' place; by default nobody.
  let interceptor: (any DeliveryInterceptor)?
  /// Makes spans of attempts; `nil` where no traces are recorded.
  let tracer: RestanteTracer?
  let logger: Logger

  func run() async throws {
    guard let address = await address.wait() else { return }
    let publicURL =
      configuration.publicURL
      ?? PublicURL(listening: address, isEncrypted: configuration.tls != nil)
    let clients = DeliveryClients(configuration: configuration, clock: store.time)
    let worker = worker(at: publicURL, clients)
    await release(by: worker)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      group.addTask {
        try? await gracefulShutdown()
        worker.stop()
        try? await Task.sleep(for: Self.farewell)
      }
      await group.next()
      group.cancelAll()
    }
    await clients.close()
  }

  /// What a server that is gone had claimed of an embedded store, which no other one uses.
  private func release(by worker: DeliveryWorker) async {
    guard configuration.database == nil else { return }
    do throws(StoreError) {
      try await worker.releaseAll()
    } catch {
      report(error)
    }
  }

  private func worker(at publicURL: PublicURL, _ clients: DeliveryClients) -> DeliveryWorker {
    let addresses = PortalAddresses(
      publicURL: publicURL, oauthHosts: configuration.oauthHosts,
      sharesAddress: configuration.lab)
    return DeliveryWorker(
      store: store,
      composer: DeliveryComposer(serverKeys: serverKeys) { portal in
        DeliveryAuthorization.Sender(
          domain: addresses.domain(of: portal), clientEndpoint: addresses.rest(of: portal),
          serverEndpoint: addresses.authorizationRest, memberID: portal.memberID)
      },
      poster: { [tracer] portal in
        let client = clients.client(of: portal)
        return tracer.map { TracedPosting(inner: client, tracer: $0) } ?? client
      }, interceptor: interceptor, defaultMode: configuration.mode, random: random,
      clock: clock, onFailure: report, onAttempt: { [meters] in meters.record($0) })
  }

  private func report(_ error: StoreError) {
    guard error.code != .closed else { return }
    logger.error("delivering events failed", metadata: ["error": "\(error)"])
  }
}

/// What posts to handlers: the demo portal's, and all in a lab, may be on this machine or in its
/// networks.
private struct DeliveryClients: Sendable {
  private let client: HandlerClient
  private let demoClient: HandlerClient?
  private let isLab: Bool

  init(configuration: ServerConfiguration, clock: any TimeSource) {
    let allowed = configuration.deliveryNetworks
    func made(allowing networks: [AddressBlock]) -> HandlerClient {
      HandlerClient(
        networks: DeliveryNetworks(allowing: networks), limits: configuration.handlerLimits,
        clock: clock)
    }
    client = made(allowing: allowed)
    isLab = configuration.lab
    demoClient = configuration.demo ? made(allowing: allowed + AddressBlock.nearby) : nil
  }

  func client(of portal: Portal) -> HandlerClient {
    isLab || portal.domain == DemoPortal.domain ? demoClient ?? client : client
  }

  func close() async {
    await client.close()
    await demoClient?.close()
  }
}
