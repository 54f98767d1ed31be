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
  /// From when on requests and operations of the store are slow.
  let slow: SlowThreshold
  /// What became of backups.
  let backups = BackupRecord()
  /// `nil` where no traces are recorded.
  let tracing: ServerTracing?
  /// `nil` without an access log.
  let accessLog: AccessLog?
  /// When the server started.
  let start: Timestamp

  /// - Parameter extensions: What adds routes and methods to be counted.
  /// - Throws: ``StartupError`` when the access log cannot be written.
  init(
    configuration: ServerConfiguration, clock: any TimeSource, random: any RandomSource,
    extensions: [any ServerExtension] = [], logger: Logger
  ) throws(StartupError) {
    start = clock.now()
    slow = SlowThreshold(milliseconds: configuration.slowRequest)
    connections = ConnectionGate(
      maxTotal: configuration.connections.maxPossible,
      maxPerSource: configuration.connections.maxPerAddress,
      proxies: configuration.trustedProxies, logger: logger)
    store = StoreRecorder(
      registry: registry, queues: QueueEventCounts(places: configuration.metricsQueues),
      slow: slow, logger: logger)
    accessLog = try Self.accessLog(configuration, clock)
    tracing = ServerTracing(configuration: configuration, random: random, logger: logger)
    let routes = RouteGroup.templates + NativeAPI.routes + extensions.flatMap(\.routes)
    let added = extensions.compactMap(\.methods).flatMap { $0.methods.map(\.name) }
    recorder = RequestRecorder(
      ids: RequestIDs(random: random),
      meters: RequestMeters(
        registry: registry, routes: routes, methods: RESTService.operations + added),
      log: RequestLog(logger: logger, slow: slow), accessLog: accessLog, tracing: tracing)
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
