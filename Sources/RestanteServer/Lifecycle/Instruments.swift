import Logging
import RestanteCore
import RestanteMetrics
import RestanteNative
import RestanteREST

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What counts and records from the start of a server on.
struct Instruments: Sendable {
  let registry = MetricRegistry(ServerMetrics.all)
  /// Counts connections.
  let connections: ConnectionGate
  /// Told of every request that was answered.
  let recorder: RequestRecorder
  /// Observes the store.
  let store: StoreRecorder
  /// `nil` without an access log.
  let accessLog: AccessLog?
  /// When the server started.
  let start: Timestamp

  /// - Throws: ``StartupError`` when the access log cannot be written.
  init(
    configuration: ServerConfiguration, clock: any TimeSource, random: any RandomSource,
    logger: Logger
  ) throws(StartupError) {
    start = clock.now()
    connections = ConnectionGate(
      maxTotal: configuration.connections.maxPossible,
      maxPerSource: configuration.connections.maxPerAddress,
      proxies: configuration.trustedProxies, logger: logger)
    store = StoreRecorder(
      registry: registry, queues: QueueEventCounts(places: configuration.metricsQueues),
      slow: configuration.slowRequest.map { .milliseconds($0) }, logger: logger)
    accessLog = try Self.accessLog(configuration, clock)
    recorder = RequestRecorder(
      ids: RequestIDs(random: random),
      meters: RequestMeters(
        registry: registry, routes: RouteGroup.templates + NativeAPI.routes,
        methods: RESTService.operations),
      log: RequestLog(
        logger: logger, slow: configuration.slowRequest.map { $0 * 1_000_000 }),
      accessLog: accessLog)
  }

  private static func accessLog(
    _ configuration: ServerConfiguration, _ clock: any TimeSource
  ) throws(StartupError) -> AccessLog? {
    guard let file = configuration.accessLog else { return nil }
    let pipe =
      try file == "-" ? LogPipe(descriptor: STDOUT_FILENO) : LogPipe(appendingTo: file)
    return AccessLog(pipe: pipe, format: configuration.logFormat, clock: clock)
  }
}
