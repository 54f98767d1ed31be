import RestanteCore
import RestanteSQL

extension SQLDialect {
  static let postgres = SQLDialect(
    user: "member", least: "least", greatest: "greatest", rowLock: " FOR UPDATE",
    freeRowLock: " FOR UPDATE SKIP LOCKED", position: "strpos", length: "octet_length")
}

/// Something that runs statements on a connection: a writer's transaction or a reader's snapshot.
protocol StatementSource: SQLSource where Reader == ColumnReader {
  var session: Session { get }
}

extension StatementSource {
  static var dialect: SQLDialect { .postgres }

  func rows<Row>(
    _ text: String, _ parameters: [SQLParameter],
    _ row: (inout ColumnReader) throws(StoreError) -> Row
  ) throws(StoreError) -> [Row] {
    try session.run(text, parameters.map(Parameter.init)).read(row)
  }

  /// All of them reach the database together.
  func rows<Row>(
    _ text: String, each parameters: [[SQLParameter]],
    _ row: (inout ColumnReader) throws(StoreError) -> Row
  ) throws(StoreError) -> [[Row]] {
    guard !parameters.isEmpty else { return [] }
    let answers = try session.run(parameters.map { Command(text, $0.map(Parameter.init)) })
    return try answers.map { (rows) throws(StoreError) in try rows.read(row) }
  }

  /// Runs one statement. Parameters are `$1`, `$2` and so on.
  @discardableResult
  func sql(_ text: String, _ parameters: Parameter...) throws(StoreError) -> Rows {
    try session.run(text, parameters)
  }
}

/// A reader's view of the last commit.
struct PostgresSnapshot: StatementSource, StoreSnapshot {
  let session: Session

  /// A snapshot stays as it is anyway.
  func hold(_ portal: PortalID) {}
}

extension QueueKey {
  /// The values of the three columns that every row of a queue begins with.
  var parameters: [Parameter] {
    [.int(portal.rawValue), .int(application.rawValue), .text(connector)]
  }
}

extension StatementSource {
  /// Runs one statement about a queue, which is `$1`, `$2` and `$3`; the others come after.
  @discardableResult
  func sql(
    _ text: String, in queue: QueueKey, _ parameters: Parameter...
  ) throws(StoreError) -> Rows {
    try session.run(text, queue.parameters + parameters)
  }
}
