import CLibpq

/// The rows that a statement returned, in binary form. Columns are counted from 0.
final class Rows {
  private let result: OpaquePointer
  /// How many rows there are.
  let count: Int

  /// Takes over a result of libpq.
  init(_ result: OpaquePointer) {
    self.result = result
    self.count = Int(PQntuples(result))
  }

  deinit {
    PQclear(result)
  }

  /// How many rows the statement changed.
  var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  /// The command that was carried out, as in `COMMIT`.
  var command: String { String(cString: PQcmdStatus(result)) }

  func isNull(_ row: Int, _ column: Int32) -> Bool {
    PQgetisnull(result, Int32(row), column) == 1
  }

  func integer(_ row: Int, _ column: Int32) -> Int64 {
    var value: UInt64 = 0
    for byte in field(row, column) { value = value << 8 | UInt64(byte) }
    return Int64(bitPattern: value)
  }

  func optionalInteger(_ row: Int, _ column: Int32) -> Int64? {
    isNull(row, column) ? nil : integer(row, column)
  }

  func flag(_ row: Int, _ column: Int32) -> Bool { integer(row, column) != 0 }

  func text(_ row: Int, _ column: Int32) -> String { StoredText.text(field(row, column)) }

  func optionalText(_ row: Int, _ column: Int32) -> String? {
    isNull(row, column) ? nil : text(row, column)
  }

  func bytes(_ row: Int, _ column: Int32) -> [UInt8] { [UInt8](field(row, column)) }

  func optionalBytes(_ row: Int, _ column: Int32) -> [UInt8]? {
    isNull(row, column) ? nil : bytes(row, column)
  }

  private func field(_ row: Int, _ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let length = Int(PQgetlength(result, Int32(row), column))
    guard let start = PQgetvalue(result, Int32(row), column) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length)
  }
}
