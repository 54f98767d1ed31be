/// A value on its way from one store to another.
public enum ArchiveValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  /// How many bytes it takes up, roughly.
  public var size: Int {
    switch self {
    case .null, .integer: 8
    case .text(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    }
  }
}

/// A row on its way from one store to another: a value for each column of its table.
public typealias ArchiveRow = [ArchiveValue]

/// One kind of row that stores exchange.
///
/// Every store describes what it keeps in the same tables, whatever its own look like. What follows
/// from other rows, as figures do, is in none of them.
public struct ArchiveTable: Sendable, Hashable {
  /// The column that says which portal a row belongs to.
  public static let portalColumn = "portal"
  /// The table that says which server key the store belongs to, in at most one row. No other table
  /// lacks the column of the portal.
  public static let serverKey = "server_key_fingerprint"
  /// Tables that others refer to, in the order in which they are to be written.
  private static let first = ["portal", "queue", "claim", "event"]

  /// Its name.
  public var name: String
  /// The names of its columns, in alphabetical order.
  public var columns: [String]

  /// Describes a table.
  public init(name: String, columns: [String]) {
    self.name = name
    self.columns = columns.sorted()
  }

  /// Where the number of the portal stands in a row; `nil` for a table of the store as a whole.
  public var portalIndex: Int? { columns.firstIndex(of: Self.portalColumn) }

  /// The tables in the order in which they are to be written.
  public static func ordered(_ tables: [ArchiveTable]) -> [ArchiveTable] {
    tables.sorted { left, right in
      let places = [left, right].map { first.firstIndex(of: $0.name) ?? first.count }
      return (places[0], left.name) < (places[1], right.name)
    }
  }
}

/// Which rows are meant.
public enum ArchiveScope: Sendable, Hashable {
  /// All rows.
  case everything
  /// The rows of these portals.
  case portals([PortalID])
}
