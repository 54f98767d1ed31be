import Foundation
public import Logging
import RestanteCore
import RestantePostgres
import RestanteSQLite

extension ServerConfiguration {
  /// How the server names itself to the database.
  var node: NodeName {
    NodeName(
      version: ServerVersion.text, place: "\(ProcessInfo.processInfo.hostName):\(listen.port)")
  }
}

extension RestanteApplication {
  /// Creates a server that keeps its data where the configuration says: in the PostgreSQL database
  /// that it names, else in an embedded database in the data directory.
  ///
  /// - Parameters:
  ///   - configuration: What the operator decided.
  ///   - supervisor: The service manager that is told how the server is; by default none.
  ///   - reload: How settings are read again on SIGHUP; by default they are not.
  ///   - conditions: What the server goes by; the machine's by default. The database has a clock of
  ///     its own.
  ///   - logger: Where the server reports to; it never gets to see credentials.
  ///   - onReady: Called once, when requests are answered.
  public static func configured(
    _ configuration: ServerConfiguration, supervisor: Supervisor? = nil,
    reload: ConfigurationReload? = nil, conditions: ServerConditions = ServerConditions(),
    logger: Logger,
    onReady: @escaping @Sendable (RunningServer) -> Void = { _ in }
  ) -> RestanteApplication {
    guard let database = configuration.database else {
      return embedded(
        configuration: configuration, supervisor: supervisor, reload: reload,
        conditions: conditions, logger: logger, onReady: onReady)
    }
    return RestanteApplication(
      configuration: configuration, conditions: conditions, supervisor: supervisor,
      reload: reload, logger: logger,
      openStore: { _ in
        let begin = ContinuousClock.now
        let wait = DatabaseWait(
          longest: .seconds(configuration.databaseWait), clock: ContinuousClock(), logger: logger,
          elapsed: { ContinuousClock.now - begin })
        return try await wait.open { () async throws(StoreError) in
          try await PostgresStore.open(database.naming(configuration.node))
        }
      }, onReady: onReady)
  }
}
