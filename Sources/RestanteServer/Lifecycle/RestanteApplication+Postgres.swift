public import Logging
import RestanteCore
import RestantePostgres
import RestanteSQLite

extension RestanteApplication {
  /// Creates a server that keeps its data where the configuration says: in the PostgreSQL database
  /// that it names, else in an embedded database in the data directory.
  ///
  /// - Parameters:
  ///   - configuration: What the operator decided.
  ///   - logger: Where the server reports to; it never gets to see credentials.
  ///   - onReady: Called once, when requests are answered.
  public static func configured(
    _ configuration: ServerConfiguration, logger: Logger,
    onReady: @escaping @Sendable (RunningServer) -> Void = { _ in }
  ) -> RestanteApplication {
    guard let database = configuration.database else {
      return embedded(configuration: configuration, logger: logger, onReady: onReady)
    }
    return RestanteApplication(
      configuration: configuration, logger: logger,
      openStore: { _ in
        let begin = ContinuousClock.now
        let wait = DatabaseWait(
          longest: .seconds(configuration.databaseWait), clock: ContinuousClock(), logger: logger,
          elapsed: { ContinuousClock.now - begin })
        return try await wait.open { () async throws(StoreError) in
          try await PostgresStore.open(database)
        }
      }, onReady: onReady)
  }
}
