public import Logging
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
      openStore: { _ in try await PostgresStore.open(database) }, onReady: onReady)
  }
}
