public import RestanteCore

/// Something that runs statements on a connection: a writer's transaction or a reader's snapshot.
///
/// The parameters of a statement are `$1`, `$2` and so on, each first named in that order: SQLite
/// numbers them as they appear, PostgreSQL by their names.
public protocol SQLSource {
  /// Reads the columns of a row.
  associatedtype Reader: RowReader & SendableMetatype

  /// What the database spells in a way of its own.
  static var dialect: SQLDialect { get }

  /// Runs a query and returns all of its rows, each read by `row`.
  func rows<Row>(
    _ text: String, _ parameters: [SQLParameter],
    _ row: (inout Reader) throws(StoreError) -> Row
  ) throws(StoreError) -> [Row]

  /// Runs a query with each of several sets of parameters, together where the database is far away;
  /// returns the rows of each.
  func rows<Row>(
    _ text: String, each parameters: [[SQLParameter]],
    _ row: (inout Reader) throws(StoreError) -> Row
  ) throws(StoreError) -> [[Row]]

  /// Keeps what administrators set for a portal, or with ``PortalID/server`` for the server, as it
  /// is until the transaction ends. A store with a single writer has nothing to do.
  func hold(_ portal: PortalID) throws(StoreError)
}

extension SQLSource {
  /// Runs a query and returns its first row; `nil` when there is none.
  public func first<Row>(
    _ text: String, _ parameters: [SQLParameter],
    _ row: (inout Reader) throws(StoreError) -> Row
  ) throws(StoreError) -> Row? {
    try rows(text, parameters, row).first
  }
}
