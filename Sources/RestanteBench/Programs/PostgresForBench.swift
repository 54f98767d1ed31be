import RestantePostgres
import RestantePostgresCluster

/// Databases of PostgreSQL to measure on.
enum PostgresForBench {
  /// A cluster of the bench's own, with a database for each turn.
  case temporary(PostgresCluster)
  /// One database for all turns.
  case given(String)

  /// The database at an address, else a temporary cluster of what is installed here. It has a
  /// quarter of a gigabyte of buffers and else what PostgreSQL comes with.
  static func make(_ address: String?) async throws -> PostgresForBench {
    if let address { return .given(address) }
    return .temporary(
      try PostgresCluster(isDurable: true, with: ["shared_buffers=256MB", "max_wal_size=4GB"]))
  }

  /// The address of the next database.
  func address() async throws -> String {
    switch self {
    case .temporary(let cluster): cluster.address(database: try await cluster.makeDatabase())
    case .given(let address): address
    }
  }

  /// How to connect to the next database.
  func settings() async throws -> ConnectionSettings {
    try ConnectionSettings(address: await address())
  }
}
