public import RestanteCore

/// Looks at a PostgreSQL database that servers may be using, without changing it.
public enum PostgresInspection {
  /// Reads what a database says of itself. Its tables are not looked at for damage.
  ///
  /// - Throws: ``RestanteCore/StoreError``: `schema` when a newer version of Restante wrote the
  ///   database, `unavailable` when it cannot be reached.
  public static func run(on settings: ConnectionSettings) throws(StoreError) -> StoreInspection {
    let session = Session(settings: settings.with("target_session_attrs", "any"))
    defer { session.close() }
    try session.run([.plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")])
    let time = try session.run("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
      .integer(0, 0)
    let version = try session.run("SHOW server_version").text(0, 0)
    let state = try Schema.state(session)
    var inspection = StoreInspection(
      contents: state == .current
        ? try StoreInspection.Contents(of: PostgresSnapshot(session: session)) : nil,
      wasChecked: false, time: Timestamp(milliseconds: time), hasClock: true)
    inspection.isEmpty = state == .empty
    inspection.server = "PostgreSQL \(version.prefix { $0 != " " })"
    return inspection
  }
}
