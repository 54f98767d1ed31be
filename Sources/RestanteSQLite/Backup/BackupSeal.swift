import Foundation
import GRDB
import RestanteCore

/// A code over everything in a backup that only holders of the server key can make: anyone who
/// changes a row, the schema or the manifest cannot make it fit again.
enum BackupSeal {
  private static let purpose = "backup seal"

  /// The code of a database whose manifest is not yet, or already, in it.
  static func code(
    of manifest: BackupManifest, in database: Database, key: ServerKey
  ) throws -> [UInt8] {
    var digest = RunningDigest()
    digest.add(integer: manifest.madeAt.milliseconds)
    digest.add(bytes: Array(manifest.version.utf8))
    digest.add(bytes: manifest.keyFingerprint)
    try add(
      database, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
      to: &digest, unless: { BackupManifest.tables.contains($0[2] ?? "") })
    for table in manifest.rows.keys.sorted() {
      digest.add(bytes: Array(table.utf8))
      // In the order that the database gives, which is the same in a copy.
      try add(
        database, "SELECT * FROM \(table.quotedDatabaseIdentifier)", to: &digest)
    }
    return key.authenticationCode(digest.finish(), for: purpose)
  }

  private static func add(
    _ database: Database, _ sql: String, to digest: inout RunningDigest,
    unless isLeftOut: (Row) -> Bool = { _ in false }
  ) throws {
    let rows = try Row.fetchCursor(database, sql: sql)
    var count: Int64 = 0
    while let row = try rows.next() {
      if isLeftOut(row) { continue }
      count += 1
      for value in row.databaseValues {
        switch value.storage {
        case .null: digest.add(kind: 0)
        case .int64(let number): digest.add(integer: number)
        case .double(let number): digest.add(integer: Int64(bitPattern: number.bitPattern), kind: 4)
        case .string(let text): digest.add(bytes: Array(text.utf8), kind: 2)
        case .blob(let data): digest.add(bytes: [UInt8](data), kind: 3)
        }
      }
    }
    digest.add(integer: count, kind: 5)
  }
}

/// A SHA-256 digest of more than fits into memory: blocks are digested in a chain.
private struct RunningDigest {
  private static let blockBytes = 64 << 10

  private var block: [UInt8] = []
  private var blocks: Int64 = 0

  init() { block.reserveCapacity(2 * Self.blockBytes) }

  mutating func add(kind: UInt8) {
    block.append(kind)
    if block.count >= Self.blockBytes { chain() }
  }

  mutating func add(integer: Int64, kind: UInt8 = 1) {
    withUnsafeBytes(of: UInt64(bitPattern: integer).bigEndian) { block.append(contentsOf: $0) }
    add(kind: kind)
  }

  mutating func add(bytes: [UInt8], kind: UInt8 = 2) {
    block.append(contentsOf: bytes)
    add(integer: Int64(bytes.count), kind: kind)
  }

  mutating func finish() -> [UInt8] {
    chain()
    return block
  }

  private mutating func chain() {
    blocks += 1
    let digest = Digests.sha256(block)
    block.removeAll(keepingCapacity: true)
    block.append(contentsOf: digest)
  }
}
