import RestanteCore

/// The versions of the schema, oldest first. A released version never changes; what changes the
/// schema is a new version.
enum Schema {
  /// The statements of each version, counted from 1.
  static let versions: [[String]] = [
    SchemaV1.statements, SchemaV2.statements, SchemaV3.statements, SchemaV4.statements,
    SchemaV5.statements, SchemaV6.statements, SchemaV7.statements,
    ServerKeyRotationSchema.statements, TokenFamilySchema.statements,
    EventChecksumSchema.statements, DeliverySchema.statements, DoorSchema.statements,
    DeliveryContentSchema.statements, SessionSchema.statements, SampleSchema.statements,
    ProvenanceSchema.statements, WaitingNamesSchema.statements,
  ]

  /// The names of all tables.
  static var tables: [String] {
    ["schema_version"]
      + versions.joined().flatMap { text in
        text.matches(of: #/CREATE (?:UNLOGGED )?TABLE (\w+)/#).map { String($0.output.1) }
      }
  }

  /// Any number, the same in every version of Restante: nodes that start together take turns.
  private static let lock = "7310022583961"

  /// Brings the database up to date in one transaction.
  ///
  /// - Throws: ``StoreError``: `schema` when the database was written by a newer version.
  static func migrate(_ session: Session) throws(StoreError) {
    guard try session.run("SHOW server_encoding").text(0, 0) == "UTF8" else {
      throw StoreError(.unavailable, "the database must have the encoding UTF8")
    }
    if try storedVersion(session) == versions.count { return }
    do throws(StoreError) {
      try session.run([.plain("BEGIN"), .plain("SET LOCAL statement_timeout = 0")])
      try session.run([
        .plain("SET LOCAL lock_timeout = 0"), .plain("SELECT pg_advisory_xact_lock(\(lock))"),
      ])
      let version = try storedVersion(session)
      guard version <= versions.count else { throw tooNew(version) }
      for statements in versions.dropFirst(version) {
        for statement in statements { try session.runScript(statement) }
      }
      try session.runScript(
        """
        CREATE TABLE IF NOT EXISTS schema_version (
          single boolean PRIMARY KEY CHECK (single), version bigint NOT NULL);
        INSERT INTO schema_version VALUES (true, \(versions.count))
        ON CONFLICT (single) DO UPDATE SET version = excluded.version
        """)
      try session.run([.plain("COMMIT")])
    } catch {
      _ = try? session.run([.plain("ROLLBACK")])
      throw error
    }
  }

  /// Makes sure that the database has the newest version of the schema, and changes nothing.
  ///
  /// - Throws: ``StoreError`` with the code `schema` when it has another one or none.
  static func check(_ session: Session) throws(StoreError) {
    let version = try storedVersion(session)
    guard version < versions.count else { return }
    throw StoreError(
      .schema,
      version == 0
        ? "the database has no tables of Restante"
        : "the database has schema \(version), an older one: start this version of Restante on it")
  }

  /// Which version of the schema a database has.
  enum State {
    /// It has no tables of Restante.
    case empty
    case older
    case current
  }

  /// Tells which version of the schema a database has, and changes nothing.
  ///
  /// - Throws: ``StoreError`` with the code `schema` when it has a newer one.
  static func state(_ session: Session) throws(StoreError) -> State {
    switch try storedVersion(session) {
    case 0: .empty
    case versions.count: .current
    default: .older
    }
  }

  private static func storedVersion(_ session: Session) throws(StoreError) -> Int {
    // Rows of the catalogue are read, not names looked up: a session remembers that it did not find
    // a name, and waiting for another node that makes the table does not make it forget.
    let exists = try session.run(
      """
      SELECT EXISTS (
        SELECT FROM pg_class WHERE relname = 'schema_version' AND pg_table_is_visible(oid))
      """)
    guard exists.flag(0, 0) else { return 0 }
    let version = Int(try session.run("SELECT version FROM schema_version").integer(0, 0))
    guard version <= versions.count else { throw tooNew(version) }
    return version
  }

  private static func tooNew(_ version: Int) -> StoreError {
    StoreError(
      .schema,
      """
      the database has schema \(version), written by a newer version of Restante; this one knows \
      \(versions.count)
      """)
  }
}
