public import Logging
import RestanteSQLite

extension RestanteApplication {
  /// Creates a server that keeps its data in an embedded database in the data directory.
  ///
  /// - Parameters:
  ///   - configuration: What the operator decided.
  ///   - supervisor: The service manager that is told how the server is; by default none.
  ///   - reload: How settings are read again on SIGHUP; by default they are not.
  ///   - conditions: What the server goes by; the machine's by default.
  ///   - logger: Where the server reports to; it never gets to see credentials.
  ///   - onReady: Called once, when requests are answered.
  public static func embedded(
    configuration: ServerConfiguration, supervisor: Supervisor? = nil,
    reload: ConfigurationReload? = nil, conditions: ServerConditions = ServerConditions(),
    logger: Logger,
    onReady: @escaping @Sendable (RunningServer) -> Void = { _ in }
  ) -> RestanteApplication {
    RestanteApplication(
      configuration: configuration, conditions: conditions, supervisor: supervisor,
      reload: reload, logger: logger,
      openStore: { path in
        try SQLiteStore.open(
          path: path, clock: conditions.storeClock,
          minimum: MinimumFreeSpace(bytes: configuration.minimumFreeSpace),
          warn: { logger.warning("\($0)") })
      }, onReady: onReady)
  }
}
