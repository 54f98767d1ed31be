public import RestanteCore

/// What is known of the database besides what it holds.
extension PostgresStore {
  /// The version of the PostgreSQL server; `nil` while it cannot be reached.
  public func engineVersion() async -> String? {
    let command = Command("SELECT current_setting('server_version')", [])
    return try? await readers.rows(of: [command]) { (rows) throws(StoreError) in
      try rows.first?.first { (reader) throws(StoreError) in reader.text() } ?? ""
    }
  }

  /// A server that is connected to the database.
  public struct ConnectedNode: Sendable, Hashable {
    /// What it calls itself.
    public var name: NodeName
    /// How many connections it has.
    public var connections: Int64
    /// When it made the oldest of them.
    public var since: Timestamp
  }

  /// The servers that are connected to the database right now, this one included, in the order of
  /// their names, at most a hundred. A pooler between them hides those behind it.
  public func connectedNodes() async throws(StoreError) -> [ConnectedNode] {
    let command = Command(
      """
      SELECT application_name, count(*),
        (extract(epoch FROM min(backend_start)) * 1000)::bigint
      FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE '\(NodeName.pattern)'
      GROUP BY application_name ORDER BY application_name LIMIT 100
      """, [])
    return try await readers.rows(of: [command]) { (rows) throws(StoreError) in
      (rows.first?.read { reader in
        (reader.text(), reader.integer(), reader.time())
      } ?? []).compactMap { name, connections, since in
        NodeName(name).map { ConnectedNode(name: $0, connections: connections, since: since) }
      }
    }
  }
}
