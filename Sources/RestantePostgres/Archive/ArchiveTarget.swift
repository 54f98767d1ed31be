import RestanteCore

/// A table into which rows of another store are written, many with one statement.
struct ArchiveTarget {
  /// The name of the table.
  let table: String
  /// Which columns of the rows it takes.
  let columns: [String]
  /// The SQL of columns whose values are others than in the rows `k`.
  var expressions: [String: String] = [:]

  /// Takes all columns of a source but some.
  init(
    _ table: String, from source: ArchiveSource, without columns: Set<String> = [],
    _ expressions: [String: String] = [:]
  ) {
    self.table = table
    self.columns = source.table.columns.filter { !columns.contains($0) }
    self.expressions = expressions
  }

  /// Takes some columns of a source.
  init(
    _ table: String, from source: ArchiveSource, only columns: Set<String>,
    _ expressions: [String: String] = [:]
  ) {
    self.table = table
    self.columns = source.table.columns.filter(columns.contains)
    self.expressions = expressions
  }

  /// The statement that writes rows of a source.
  func insertion(of rows: [ArchiveRow], from source: ArchiveSource) -> Command {
    var arrays: [String] = []
    var parameters: [Parameter] = []
    for column in columns {
      guard let index = source.table.columns.firstIndex(of: column) else { continue }
      let parameter = Parameter(rows.map { $0[index] }, type: source.types[index])
      parameters.append(parameter)
      arrays.append("$\(parameters.count)::\(parameter.arrayName)")
    }
    let written = columns + expressions.keys.filter { !columns.contains($0) }.sorted()
    let values = written.map { expressions[$0] ?? "k.\($0)" }
    return Command(
      """
      INSERT INTO \(table) (\(written.joined(separator: ", ")))
      SELECT \(values.joined(separator: ", "))
      FROM unnest(\(arrays.joined(separator: ", "))) AS k (\(columns.joined(separator: ", ")))
      """, parameters)
  }
}

extension Parameter {
  /// The values of a column of a type: texts and the same as bytes stand for each other.
  fileprivate init(_ values: [ArchiveValue], type: UInt32) {
    self =
      switch type {
      case ArchiveSource.text: .optionalTexts(values.map(\.asText))
      case ArchiveSource.bytes: .optionalBlobs(values.map(\.asBytes))
      case ArchiveSource.boolean: .flags(values.map { $0.asInteger ?? 0 != 0 })
      default: .optionalInts(values.map(\.asInteger))
      }
  }

  /// What the server calls the type of an array.
  fileprivate var arrayName: String {
    switch self {
    case .optionalTexts: "text[]"
    case .optionalBlobs: "bytea[]"
    case .flags: "boolean[]"
    default: "bigint[]"
    }
  }
}

extension ArchiveValue {
  fileprivate var asInteger: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  fileprivate var asText: String? {
    switch self {
    case .text(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .null, .integer: nil
    }
  }

  fileprivate var asBytes: [UInt8]? {
    switch self {
    case .bytes(let bytes): bytes
    case .text(let text): Array(text.utf8)
    case .null, .integer: nil
    }
  }
}
