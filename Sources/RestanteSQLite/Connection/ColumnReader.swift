import RestanteCore

/// Reads the columns of a row one after the other, so that nothing depends on their numbers.
struct ColumnReader: RowReader {
  private let statement: Statement
  private var next: Int32 = 0

  init(_ statement: Statement) {
    self.statement = statement
  }

  private mutating func column() -> Int32 {
    defer { next += 1 }
    return next
  }

  mutating func integer() -> Int64 { statement.integer(column()) }

  mutating func optionalInteger() -> Int64? { statement.optionalInteger(column()) }

  mutating func flag() -> Bool { statement.flag(column()) }

  mutating func text() -> String { statement.text(column()) }

  mutating func optionalText() -> String? { statement.optionalText(column()) }

  mutating func bytes() -> [UInt8] { statement.blob(column()) }

  /// What stores keep is never an empty blob where it may be missing.
  mutating func optionalBytes() -> [UInt8]? {
    let bytes = bytes()
    return bytes.isEmpty ? nil : bytes
  }
}

extension Statement {
  /// All rows, each read by `body`.
  func rows<Row>(
    _ body: (inout ColumnReader) throws(StoreError) -> Row
  ) throws(StoreError) -> [Row] {
    defer { finish() }
    var rows: [Row] = []
    while try step() {
      var reader = ColumnReader(self)
      rows.append(try body(&reader))
    }
    return rows
  }

  /// Hands all rows to `body`.
  func forEach(
    _ body: (inout ColumnReader) throws(StoreError) -> Void
  ) throws(StoreError) {
    defer { finish() }
    while try step() {
      var reader = ColumnReader(self)
      try body(&reader)
    }
  }

  /// The first row, read by `body`; `nil` if there is none.
  func first<Row>(
    _ body: (inout ColumnReader) throws(StoreError) -> Row
  ) throws(StoreError) -> Row? {
    defer { finish() }
    guard try step() else { return nil }
    var reader = ColumnReader(self)
    return try body(&reader)
  }
}
