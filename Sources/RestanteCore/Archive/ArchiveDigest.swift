/// Tells whether two heaps of rows are the same, whatever their order.
///
/// A digest of each row is added up. Text and the same text as bytes count as equal: stores differ
/// in which they keep.
public struct ArchiveDigest: Sendable, Hashable {
  /// How many rows there are.
  public private(set) var count: Int64 = 0
  private var sums: [UInt64] = [0, 0, 0, 0]

  /// The digest of no rows.
  public init() {}

  /// Adds a row.
  public mutating func add(_ row: ArchiveRow) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(row.reduce(0) { $0 + $1.size + 9 })
    for value in row {
      switch value {
      case .null: bytes.append(0)
      case .integer(let number):
        bytes.append(1)
        Self.append(UInt64(bitPattern: number), to: &bytes)
      case .text(let text):
        bytes.append(2)
        Self.append(UInt64(text.utf8.count), to: &bytes)
        bytes += text.utf8
      case .bytes(let data):
        bytes.append(2)
        Self.append(UInt64(data.count), to: &bytes)
        bytes += data
      }
    }
    let digest = Digests.sha256(bytes)
    for word in 0..<4 {
      let part = digest[(word * 8)..<(word * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) }
      sums[word] &+= part
    }
    count += 1
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }
}
