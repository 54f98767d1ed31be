import RestanteCore

/// Reads the columns of a row one after the other, so that nothing depends on their numbers.
struct ColumnReader: RowReader {
  private let rows: Rows
  private let row: Int
  private var next: Int32 = 0

  init(_ rows: Rows, _ row: Int) {
    self.rows = rows
    self.row = row
  }

  private mutating func column() -> Int32 {
    defer { next += 1 }
    return next
  }

  mutating func integer() -> Int64 { rows.integer(row, column()) }

  mutating func optionalInteger() -> Int64? { rows.optionalInteger(row, column()) }

  mutating func flag() -> Bool { rows.flag(row, column()) }

  mutating func text() -> String { rows.text(row, column()) }

  mutating func optionalText() -> String? { rows.optionalText(row, column()) }

  mutating func bytes() -> [UInt8] { rows.bytes(row, column()) }

  mutating func optionalBytes() -> [UInt8]? { rows.optionalBytes(row, column()) }
}

extension Rows {
  /// All rows, each read by `body`.
  func read<Row, Failure: Error>(
    _ body: (inout ColumnReader) throws(Failure) -> Row
  ) throws(Failure) -> [Row] {
    var read: [Row] = []
    for row in 0..<count {
      var reader = ColumnReader(self, row)
      read.append(try body(&reader))
    }
    return read
  }

  /// The first row, read by `body`; `nil` if there is none.
  func first<Row, Failure: Error>(
    _ body: (inout ColumnReader) throws(Failure) -> Row
  ) throws(Failure) -> Row? {
    guard count > 0 else { return nil }
    var reader = ColumnReader(self, 0)
    return try body(&reader)
  }

  /// All rows of a statement that reads the columns of ``EventRow``.
  func eventRows() -> [EventRow] { read { EventRow(&$0) } }

  /// The numbers in the first column.
  func numbers() -> [Int64] { read { $0.integer() } }
}
