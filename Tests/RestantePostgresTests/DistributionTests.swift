import RestanteCore
import RestantePostgresTesting
import Testing

@testable import RestantePostgres

/// No distributed PostgreSQL runs here: functions with the names of Citus's stand in for it and
/// note what they are called with.
@Suite("Spreading tables over a distributed PostgreSQL")
struct DistributionTests {
  private static let standIn = """
    CREATE TABLE stand_in_calls (call text);
    CREATE TABLE pg_dist_partition (logicalrelid regclass, partmethod "char");
    CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS $$
      INSERT INTO pg_dist_partition VALUES (name, 'n');
      INSERT INTO stand_in_calls VALUES ('reference ' || name::text)
    $$;
    CREATE FUNCTION create_distributed_table(
      name regclass, key text, colocate_with text DEFAULT 'default') RETURNS void
    LANGUAGE plpgsql AS $$
      BEGIN
        IF colocate_with <> 'none' AND NOT EXISTS (
          SELECT FROM pg_dist_partition WHERE logicalrelid = colocate_with::regclass)
        THEN RAISE 'not distributed: %', colocate_with; END IF;
        INSERT INTO pg_dist_partition VALUES (name, 'h');
        INSERT INTO stand_in_calls
          VALUES (format('spread %s by %s with %s', name, key, colocate_with));
      END
    $$;
    CREATE FUNCTION undistribute_table(name regclass) RETURNS void LANGUAGE sql AS $$
      DELETE FROM pg_dist_partition WHERE logicalrelid = name;
      INSERT INTO stand_in_calls VALUES ('bring back ' || name::text)
    $$;
    CREATE FUNCTION truncate_local_data_after_distributing_table(name regclass) RETURNS void
    LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('TRUNCATE %s', name);
        INSERT INTO stand_in_calls VALUES (format('empty %s', name));
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
      #expect(
        Set(everywhere).isSuperset(of: ["portal", "access_token", "application", "store_clock"]))
      #expect(
        Set(spread).isSuperset(of: ["event", "waiting", "claim", "queue_figures", "binding"]))
      let leader = try #require(spread.first)
      #expect(
        calls.filter { !$0.hasPrefix("empty") } == everywhere.map { "reference \($0)" } + [
          "function store_now()", "spread \(leader) by portal with none",
        ] + spread.dropFirst().map { "spread \($0) by portal with \(leader)" })
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

  @Test("a dry run without a database shows the statements for a new one")
  func dryRunWithoutDatabase() async throws {
    try await withDatabase { settings, _ in
      let statements = try Distribution.plan(settings).statements
        .filter { !$0.contains("truncate_local_data") }
      #expect(Distribution.statementsForNewDatabase == statements)
    }
  }

  @Test("rows that were there before stay nowhere but on the nodes, also after an interrupted run")
  func leavesNoRowsBehind() async throws {
    try await withDatabase { settings, session in
      try session.run([.plain("SELECT create_reference_table('store_clock')")])
      _ = try Distribution.carryOut(settings)
      let calls = try calls(session)
      for table in ["store_clock", "event", "waiting"] { #expect(calls.contains("empty \(table)")) }
      #expect(calls.filter { $0 == "reference store_clock" }.count == 1)
      #expect(!calls.contains("empty schema_version") && !calls.contains("empty binding"))
      #expect(try Distribution.plan(settings).statements.isEmpty)
    }
  }

  @Test("a table that was spread and belongs on every node is moved")
  func movesTables() async throws {
    try await withDatabase { settings, session in
      _ = try Distribution.carryOut(settings)
      try session.runScript(
        """
        UPDATE pg_dist_partition SET partmethod = 'h'
        WHERE logicalrelid = 'application'::regclass
        """)
      #expect(
        try Distribution.plan(settings).statements == [
          "SELECT undistribute_table('application')",
          "SELECT create_reference_table('application')",
          "SELECT create_distributed_function('store_now()')",
        ])
    }
  }

  @Test("where tables are spread, statements are planned for their parameters")
  func plansForParameters() async throws {
    for isSpread in [false, true] {
      try await withDatabase(standIn: isSpread) { settings, _ in
        let session = Session(settings: settings)
        let mode = try session.run("SELECT current_setting('plan_cache_mode')").text(0, 0)
        #expect(mode == (isSpread ? "force_custom_plan" : "force_generic_plan"))
        session.close()
      }
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
      #expect(statements[1].contains("create_distributed_table('zebra', 'portal'"))
      #expect(!statements[1].contains("none"))
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
