import RestanteSQLite

extension AdminKeyRecovery {
  /// As ``run(in:random:openStore:)``, for the embedded store.
  public static func run(in directory: String) async throws -> String {
    try await run(in: directory) { path in try SQLiteStore.open(path: path) }
  }
}
