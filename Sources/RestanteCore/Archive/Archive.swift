/// A store as a heap of rows, for copying. Nobody else may change the store meanwhile.
///
/// Everything here blocks its thread.
public protocol Archive {
  /// What the store is called where people read it.
  var name: String { get }

  /// Reads, all of it as of one moment.
  func read<Value>(_ body: (any ArchiveReader) throws -> Value) throws -> Value

  /// Writes in one transaction, which comes to nothing when `body` throws.
  func write<Value>(_ body: (any ArchiveWriter) throws -> Value) throws -> Value
}

/// Reads the rows of a store.
public protocol ArchiveReader {
  /// The portals, by ascending number.
  func portals() throws(StoreError) -> [Portal]

  /// All that the store keeps.
  func tables() throws(StoreError) -> [ArchiveTable]

  /// How many rows a table has.
  func count(_ table: ArchiveTable, _ scope: ArchiveScope) throws(StoreError) -> Int64

  /// Hands out the rows of a table one by one, in any order, and never holds many of them.
  func read(
    _ table: ArchiveTable, _ scope: ArchiveScope, _ body: (ArchiveRow) throws -> Void
  ) throws
}

/// Writes the rows of a store.
public protocol ArchiveWriter: ArchiveReader {
  /// Adds rows. Tables are written in the order of ``ArchiveTable/ordered(_:)``.
  func insert(_ rows: [ArchiveRow], into table: ArchiveTable) throws(StoreError)

  /// Adds what follows from the rows of these portals: figures and whatever else the store keeps
  /// besides. Called once, when all rows are there.
  func finish(_ portals: [PortalID]) throws(StoreError)
}
