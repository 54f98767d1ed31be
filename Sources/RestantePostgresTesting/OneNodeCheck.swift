package import RestantePostgres
package import RestantePostgresCluster

/// Makes sure that each statement has one node to go to where the tables are spread over several.
///
/// The planner itself says where it would go: in a database of its own every table that is spread
/// by portal is cut into partitions, and a statement may touch one of them alone.
package actor OneNodeCheck {
  /// The check of all statements of a run of tests.
  package static let shared = OneNodeCheck()

  /// What is wrong with statements.
  package struct Failure: Error, CustomStringConvertible {
    /// A text for each statement.
    package var findings: [String]
    /// All of them.
    package var description: String { findings.joined(separator: "\n\n") }
  }

  /// Notes the statements.
  package nonisolated let recorder = StatementRecorder()
  private var making: Task<PartitionedDatabase, any Error>?

  /// Creates a check that knows no statement.
  package init() {}

  /// Checks the statements that were noted since the last call.
  ///
  /// - Throws: ``Failure`` that names those that would go to several nodes, or change a table that
  ///   is on every node differently on each.
  package func run(in cluster: PostgresCluster) async throws {
    let database = try await database(in: cluster)
    let plans = try await recorder.takePlans(of: database.settings)
    let findings = try plans.compactMap { plan in
      let places = try PlanPlaces(plan, columns: database.portalColumns)
      return places.finding(in: plan.statement).map { "\($0): \(plan.statement)" }
    }
    guard findings.isEmpty else { throw Failure(findings: findings) }
  }

  private func database(in cluster: PostgresCluster) async throws -> PartitionedDatabase {
    if let making { return try await making.value }
    let task = Task {
      try await PartitionedDatabase(
        PostgresUnderTest.makeDatabase(in: cluster), in: cluster)
    }
    making = task
    return try await task.value
  }
}

/// A database without rows whose tables are cut into partitions where they are to be spread.
struct PartitionedDatabase: Sendable {
  /// How to connect to it.
  let settings: ConnectionSettings
  /// Which column of each spread table is the portal, counted from 0.
  let portalColumns: [String: Int]

  /// Stands in a partition's name before its number.
  static let mark = "_part_"

  /// Cuts the tables of a database.
  init(_ name: String, in cluster: PostgresCluster) async throws {
    settings = try cluster.settings(database: name)
    let tables = try await DatabaseScript.query(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
      on: settings
    ).filter { Distribution.place(of: $0) == .spread }
    try await DatabaseScript.run(tables.map(Self.cutting).joined(separator: ";"), on: settings)
    var columns: [String: Int] = [:]
    for table in tables {
      let place = try await DatabaseScript.query(
        """
        SELECT attnum - 1 FROM pg_attribute
        WHERE attrelid = '\(table)'::regclass AND attname = '\(Distribution.column)'
        """, on: settings)
      columns[table] = place.first.flatMap { Int($0) }
    }
    portalColumns = columns
  }

  private static func cutting(_ table: String) -> String {
    let parts = (0..<4).map { number in
      """
      CREATE TABLE \(table)\(mark)\(number) PARTITION OF \(table)
      FOR VALUES WITH (MODULUS 4, REMAINDER \(number))
      """
    }
    return """
      ALTER TABLE \(table) RENAME TO whole;
      CREATE TABLE \(table) (LIKE whole INCLUDING ALL) PARTITION BY HASH (\(Distribution.column));
      DROP TABLE whole;
      \(parts.joined(separator: ";"))
      """
  }
}
