public import Logging
public import RestanteCore
import ServiceLifecycle
import UnixSignals

/// The whole server, put together from its parts. A process can hold several, each with a data
/// directory of its own.
public struct RestanteApplication: NamedService {
  /// How long requests in flight may take to finish once the server is told to stop.
  public static let longestShutdown = Duration.seconds(5)

  private let configuration: ServerConfiguration
  private let conditions: ServerConditions
  private let supervisor: Supervisor?
  private let reload: ConfigurationReload?
  private let isDigestOffered: @Sendable (String) -> Bool
  private let logger: Logger
  private let openStore: @Sendable (_ path: String) async throws -> any Store
  private let onReady: @Sendable (RunningServer) -> Void

  /// Creates a server that keeps its data in the store that `openStore` opens.
  ///
  /// - Parameters:
  ///   - configuration: What the operator decided.
  ///   - conditions: What the server goes by; the machine's by default.
  ///   - supervisor: The service manager that is told how the server is; by default none.
  ///   - reload: How settings are read again on SIGHUP; by default they are not.
  ///   - isDigestOffered: Whether OpenSSL offers a digest.
  ///   - logger: Where the server reports to; it never gets to see credentials.
  ///   - openStore: Opens the store whose database is at a path.
  ///   - onReady: Called once, when requests are answered.
  public init(
    configuration: ServerConfiguration, conditions: ServerConditions = ServerConditions(),
    supervisor: Supervisor? = nil, reload: ConfigurationReload? = nil,
    isDigestOffered: @escaping @Sendable (String) -> Bool = RequiredDigests.isOffered,
    logger: Logger,
    openStore: @escaping @Sendable (_ path: String) async throws -> any Store,
    onReady: @escaping @Sendable (RunningServer) -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.conditions = conditions
    self.supervisor = supervisor
    self.reload = reload
    self.isDigestOffered = isDigestOffered
    self.logger = logger
    self.openStore = openStore
    self.onReady = onReady
  }

  /// Serves until it is told to stop, then closes the store.
  ///
  /// - Throws: ``StartupError`` or `StoreError` when the server cannot start.
  public func run() async throws {
    // Before anything is made or opened.
    if let complaint = RequiredDigests.complaint(isOffered: isDigestOffered) {
      throw StartupError("\(complaint).")
    }
    _ = try BackupSchedule(configuration)
    let directory = try DataDirectory(
      configuration.dataDirectory, isShared: configuration.database != nil)
    let tls = try configuration.tls.map { try TLSReloader($0, logger: logger) }
    let store = try await openStore(directory.database)
    StoreFailureLog.write(failures: store.failures, to: logger)
    do {
      let adoption = ServerKeyAdoption(
        store: store, source: configuration.serverKeySource,
        acceptsOther: configuration.acceptsOtherKey, random: conditions.random, logger: logger)
      let finding = try await adoption.find()
      adoption.report(finding)
      try await serve(
        from: store, in: directory, serverKeys: ServerKeyWatch(adoption, finding), tls: tls)
    } catch {
      await store.close()
      throw error
    }
    // Last: whatever was accepted before is finished by now.
    await store.close()
    logger.info("stopped")
  }

  private func demoTokenRefresh(
    in directory: DataDirectory, _ serverKeys: ServerKeyring, _ time: any TimeSource
  ) -> DemoTokenRefresh? {
    guard configuration.demo else { return nil }
    return DemoTokenRefresh(file: directory.demoFile, serverKeys: serverKeys, time: time)
  }

  /// Serves until the process gets SIGTERM or SIGINT.
  ///
  /// - Throws: As ``run()``.
  public func runUntilSignal() async throws {
    var group = ServiceGroupConfiguration(
      services: [self], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = Self.longestShutdown
    do {
      try await ServiceGroup(configuration: group).run()
    } catch is CancellationError {
      // Requests that took longer than the longest shutdown were cut off.
    }
  }

  private func liveSettings(_ instruments: Instruments) -> LiveSettings {
    LiveSettings(
      configuration, slow: instruments.slow, tracer: instruments.tracing?.tracer, source: reload,
      logger: logger)
  }

  /// What exports spans; nothing where no traces are recorded.
  private func traceExport(_ instruments: Instruments) -> [any Service] {
    instruments.tracing.map {
      [TraceExportService(exporter: $0.exporter, clock: conditions.processClock)]
    } ?? []
  }

  /// What backs up the embedded database; nothing where nobody asked for it.
  private func backups(
    _ record: BackupRecord, _ time: any TimeSource
  ) throws(StartupError) -> [any Service] {
    guard let schedule = try BackupSchedule(configuration) else { return [] }
    let backup = ScheduledBackup(
      configuration: configuration,
      folder: BackupFolder(path: BackupSchedule.folder(configuration)),
      retention: schedule.retention, time: time)
    return [
      BackupService(
        interval: schedule.interval, backup: backup, record: record, clock: conditions.processClock,
        logger: logger)
    ]
  }

  private func serve(
    from store: any Store, in directory: DataDirectory, serverKeys: ServerKeyWatch,
    tls: TLSReloader?
  ) async throws {
    let state = ServingState()
    let address = Announcement<ListenAddress>()
    let ready = Announcement<RunningServer>()
    let instruments = try Instruments(
      configuration: configuration, clock: conditions.clock, random: conditions.requestRandom,
      extensions: conditions.extensions, logger: logger)
    let live = liveSettings(instruments)
    store.meter.observe(by: instruments.store)
    let listener = ListenerService(
      listen: configuration.listen, tls: tls, limits: configuration.connections.pace,
      gate: instruments.connections, state: state, recorder: instruments.recorder,
      extensions: conditions.extensions, address: address, logger: logger)
    let startup = StartupService(
      configuration: configuration, live: live, directory: directory,
      serverKeys: serverKeys.keyring,
      keyRotation: ServerKeyRotator(
        source: configuration.serverKeySource, watch: serverKeys, time: store.time,
        random: conditions.random),
      store: store, conditions: conditions, state: state, address: address,
      instruments: instruments,
      onReady: { [onReady] server in
        ready.announce(server)
        onReady(server)
      }, logger: logger)
    var helpers: [any Service] = [startup]
    helpers += maintenance(of: store, activity: instruments.store.portals)
    helpers += [
      ServerKeyService(
        watch: serverKeys, demo: demoTokenRefresh(in: directory, serverKeys.keyring, store.time),
        clock: conditions.processClock, logger: logger),
      ReloadService(
        settings: live, tls: tls, serverKeys: serverKeys, accessLog: instruments.accessLog,
        supervisor: supervisor, logger: logger),
      DeliveryService(
        store: store, serverKeys: serverKeys.keyring, configuration: configuration,
        random: conditions.deliveryRandom, clock: conditions.deliveryClock, address: address,
        meters: DeliveryMeters(registry: instruments.registry),
        interceptor: conditions.extensions.lazy.compactMap(\.deliveryInterceptor).first,
        tracer: instruments.tracing?.tracer, logger: logger),
    ]
    helpers += try backups(instruments.backups, store.time)
    if let tls { helpers.append(TLSReloadService(reloader: tls, clock: conditions.processClock)) }
    helpers.append(ShutdownGate(state: state))
    if let supervisor {
      helpers.append(
        SupervisionService(
          supervisor: supervisor, ready: ready, responds: { await EventLoops.respond() },
          clock: conditions.processClock, logger: logger))
    }
    // They are stopped in the reverse order: spans of the last requests are exported as well.
    let services: [any Service] =
      traceExport(instruments) + [listener] + helpers.map(LastingService.init(base:))
    try await ServiceGroup(
      configuration: ServiceGroupConfiguration(services: services, logger: logger)
    ).run()
    await instruments.accessLog?.drain()
  }

  /// What keeps the store in order by itself, again and again.
  private func maintenance(
    of store: any Store, activity: PortalActivity
  ) -> [any Service] {
    let clock = conditions.jobClock
    return [
      PurgeService(store: store, defaultMode: configuration.mode, clock: clock, logger: logger),
      RetryService(store: store, defaultMode: configuration.mode, clock: clock, logger: logger),
      HistoryService(store: store, clock: clock, logger: logger),
      HousekeepingService(
        store: store, auditRetention: configuration.auditRetention, clock: clock,
        logger: logger),
      SamplingService(store: store, activity: activity, clock: clock, logger: logger),
      UpkeepService(store: store, clock: conditions.processClock, logger: logger),
    ]
  }
}
