import RestanteCore
import RestanteSQLite
import RestanteTesting

/// The stores that the server is tested with.
enum StoreKind: String, Sendable, CaseIterable {
  case model
  case sqlite
  case postgres

  /// Opens a store whose database, if it has one, is at `path` or belongs to it.
  func open(path: String, clock: any TimeSource) async throws -> any Store {
    switch self {
    case .model: ModelStore(time: clock)
    case .sqlite:
      try SQLiteStore.open(
        path: path, clock: .injected(clock), minimum: MinimumFreeSpace(bytes: 0))
    case .postgres: try await PostgresDatabases.shared.open(path: path, clock: clock)
    }
  }
}
