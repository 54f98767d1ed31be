import RestanteCore
import RestanteSQL

extension SQLDialect {
  static let sqlite = SQLDialect(
    user: "user", least: "min", greatest: "max", rowLock: "", freeRowLock: "",
    position: "instr", length: "length")
}

/// Something that runs statements on a connection: the writer's transaction or a reader's snapshot.
protocol StatementSource: SQLSource where Reader == ColumnReader {
  var statements: StatementCache { get }
}

extension StatementSource {
  static var dialect: SQLDialect { .sqlite }

  /// A prepared statement by its text, ready for its first parameter.
  func sql(_ text: String) throws(StoreError) -> Statement {
    try statements(text)
  }

  func rows<Row>(
    _ text: String, _ parameters: [SQLParameter],
    _ row: (inout ColumnReader) throws(StoreError) -> Row
  ) throws(StoreError) -> [Row] {
    try sql(text).bind(parameters).rows(row)
  }

  func rows<Row>(
    _ text: String, each parameters: [[SQLParameter]],
    _ row: (inout ColumnReader) throws(StoreError) -> Row
  ) throws(StoreError) -> [[Row]] {
    try parameters.map { (parameters) throws(StoreError) in try rows(text, parameters, row) }
  }

  /// There is one writer, and a snapshot stays as it is anyway.
  func hold(_ portal: PortalID) {}
}

extension Statement {
  func bind(_ parameters: [SQLParameter]) -> Statement {
    for parameter in parameters {
      switch parameter {
      case .int(let value): bind(value)
      case .optionalInt(let value): bind(value)
      case .flag(let value): bind(value)
      case .text(let value): bind(value)
      case .optionalText(let value): bind(value)
      case .bytes(let value): bind(value)
      case .optionalBytes(let value): bind(value)
      }
    }
    return self
  }
}

/// A reader's view of the last commit.
struct SQLiteSnapshot: StatementSource, StoreSnapshot {
  let statements: StatementCache
}
