import Foundation
import RestanteCore
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestantePostgres

/// No distributed PostgreSQL runs here: functions with the names of Citus's stand in for it and
/// note what they are called with.
@Suite("Spreading tables over a distributed PostgreSQL")
struct DistributionTests {
  private static let standIn = """
    CREATE TABLE stand_in_calls (call text);
    CREATE TABLE pg_dist_partition (logicalrelid regclass, colocated text);
    CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS $$
      INSERT INTO pg_dist_partition VALUES (name, 'everywhere');
      INSERT INTO stand_in_calls VALUES ('reference ' || name::text)
    $$;
    CREATE FUNCTION create_distributed_table(
      name regclass, key text, colocate_with text DEFAULT 'default') RETURNS void
    LANGUAGE plpgsql AS $$
      BEGIN
        IF colocate_with <> 'none' AND NOT EXISTS (
          SELECT FROM pg_dist_partition WHERE logicalrelid = colocate_with::regclass)
        THEN RAISE 'not distributed: %', colocate_with; END IF;
        INSERT INTO pg_dist_partition VALUES (name, colocate_with);
        INSERT INTO stand_in_calls
          VALUES (format('spread %s by %s with %s', name, key, colocate_with));
      END
    $$;
    CREATE FUNCTION create_distributed_function(name regprocedure) RETURNS void
    LANGUAGE sql AS $$
      INSERT INTO stand_in_calls VALUES ('function ' || name::text)
    $$
    """

  /// Runs `body` with a database that has all tables and the functions, and no server on it.
  private func withDatabase(
    standIn: Bool = true, _ body: (ConnectionSettings, Session) throws -> Void
  ) async throws {
    let subject = try await PostgresUnderTest.make()
    await subject.postgres.close()
    // Like an extension, the stand-in is in another schema than the tables.
    let settings = try subject.cluster.settings(database: subject.database)
      .with("options", "-c search_path=public,extension")
    let session = Session(settings: settings)
    if standIn {
      try session.runScript("CREATE SCHEMA extension; SET search_path = extension")
      try session.runScript(Self.standIn)
      try session.runScript("SET search_path = public, extension")
    }
    try body(settings, session)
    session.close()
    try await subject.end()
  }

  private func calls(_ session: Session) throws -> [String] {
    let rows = try session.run("SELECT call FROM stand_in_calls")
    return (0..<rows.count).map { rows.text($0, 0) }
  }

  @Test("each table is spread by portal, is everywhere, or stays; the first one leads the others")
  func carriesOut() async throws {
    try await withDatabase { settings, session in
      var reported: [String] = []
      let done = try Distribution.carryOut(settings) { reported.append($0) }
      let calls = try calls(session)
      #expect(reported == done.statements)
      #expect(calls.count == done.statements.count)
      let spread = done.places.filter { $0.value == .spread }.keys.sorted()
      let everywhere = done.places.filter { $0.value == .everywhere }.keys.sorted()
      #expect(Set(everywhere).isSuperset(of: ["portal", "access_token", "store_clock"]))
      #expect(
        Set(spread).isSuperset(of: ["event", "waiting", "claim", "queue_figures", "binding"]))
      let leader = try #require(spread.first)
      #expect(
        calls == everywhere.map { "reference \($0)" } + [
          "spread \(leader) by portal with none"
        ] + spread.dropFirst().map { "spread \($0) by portal with \(leader)" } + [
          "function store_now()"
        ])
    }
  }

  @Test("a dry run says the same and does nothing")
  func dryRun() async throws {
    try await withDatabase { settings, session in
      let plan = try Distribution.plan(settings)
      #expect(try calls(session).isEmpty)
      #expect(try Distribution.carryOut(settings).statements == plan.statements)
    }
  }

  @Test("done again, only what is new is spread, beside the rest")
  func again() async throws {
    try await withDatabase { settings, session in
      _ = try Distribution.carryOut(settings)
      #expect(try Distribution.plan(settings).statements.isEmpty)
      try session.runScript(
        "CREATE TABLE zebra (portal bigint, stripe bigint, PRIMARY KEY (portal, stripe))")
      let statements = try Distribution.plan(settings).statements
      try #require(statements.count == 2)
      #expect(statements[0].contains("create_distributed_table('zebra', 'portal'"))
      #expect(!statements[0].contains("none"))
    }
  }

  @Test("without the extension it is refused")
  func refusesPlainPostgreSQL() async throws {
    try await withDatabase(standIn: false) { settings, _ in
      let error = #expect(throws: StoreError.self) { try Distribution.plan(settings) }
      #expect(error?.detail.contains("CREATE EXTENSION citus") == true)
    }
  }

  @Test("every primary key, unique index and foreign key of a table that is spread has the portal")
  func keysHaveThePortal() async throws {
    try await withDatabase(standIn: false) { _, session in
      let rows = try session.run(
        "SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
          + "AND c.relkind = 'r'")
      let tables = (0..<rows.count).map { rows.text($0, 0) }
      let spread = tables.filter { Distribution.place(of: $0) == .spread }
      let found = try session.run(Distribution.keysWithoutColumn, [.texts(spread)])
      #expect(found.count == 0, "\(found.count == 0 ? "" : found.text(0, 0) + found.text(0, 1))")
      #expect(spread.count > 8)
    }
  }

  @Test("every statement about a table that is spread names the portal")
  func statementsNameThePortal() async throws {
    let subject = try await PostgresUnderTest.make()
    let cluster = subject.cluster
    try await DatabaseScript.run(
      "ALTER DATABASE \(subject.database) SET log_statement = 'all'",
      on: cluster.settings(database: "postgres"))
    try await subject.reopen()
    try await ModelComparison.run(seed: 7, steps: 400, against: subject)
    let statements = try Self.statements(in: cluster.directory.appendingPathComponent("log"))
    let tables = ["event", "waiting", "claim", "queue_figures", "departure", "binding"]
    var seen: Set<String> = []
    for statement in statements {
      let named = tables.filter { table in
        let words = "(FROM|JOIN|INTO|UPDATE|USING) \(table)\\b"
        return Self.holds(statement, words)
      }
      seen.formUnion(named)
      if !named.isEmpty { #expect(Self.holds(statement, "\\bportal\\b"), "\(statement)") }
    }
    #expect(seen == Set(tables))
    try await subject.end()
  }

  /// Swift's own expressions take `w.portal` for one word.
  private static func holds(_ text: String, _ expression: String) -> Bool {
    text.range(of: expression, options: .regularExpression) != nil
  }

  /// The different statements that a server logged.
  private static func statements(in log: URL) throws -> Set<String> {
    var statements: Set<String> = []
    var open: String?
    for line in try String(contentsOf: log, encoding: .utf8).split(separator: "\n") {
      if let start = line.firstRange(of: #/LOG:  (statement|execute [^:]*): /#) {
        if let open { statements.insert(open) }
        open = String(line[start.upperBound...])
      } else if line.hasPrefix("\t") {
        open?.append("\n" + line)
      } else {
        if let open { statements.insert(open) }
        open = nil
      }
    }
    return statements
  }

  @Test(
    "a key without the portal is noticed",
    arguments: [
      "CREATE TABLE zebra (portal bigint, stripe bigint PRIMARY KEY)",
      "CREATE TABLE zebra (portal bigint, stripe bigint); CREATE UNIQUE INDEX ON zebra (stripe)",
      "CREATE TABLE zebra (portal bigint, stripe bigint, UNIQUE (stripe) INCLUDE (portal))",
      "CREATE TABLE grass (blade bigint PRIMARY KEY); "
        + "CREATE TABLE zebra (portal bigint, stripe bigint REFERENCES grass)",
      "CREATE TABLE zebra (stripe bigint)",
    ])
  func noticesKeysWithoutThePortal(definition: String) async throws {
    try await withDatabase { settings, session in
      try session.runScript(definition)
      let error = #expect(throws: StoreError.self) { try Distribution.plan(settings) }
      #expect(error?.code == .schema)
      #expect(error?.detail.contains("cannot be distributed by portal") == true)
      #expect(try calls(session).isEmpty)
    }
  }
}
