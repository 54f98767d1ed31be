public import RestanteCore

/// A transaction that changes rows. Identities, credentials, the audit log, handlers and deliveries
/// are written with it.
public protocol SQLWriter: SQLSource, IdentityRows, DeliveryRows {
  /// Runs a statement and returns how many rows it changed.
  @discardableResult
  func execute(_ text: String, _ parameters: [SQLParameter]) throws(StoreError) -> Int

  /// Runs a statement with each of several sets of parameters, together where the database is far
  /// away; returns how many rows were changed.
  @discardableResult
  func execute(_ text: String, each parameters: [[SQLParameter]]) throws(StoreError) -> Int

  /// Runs a statement that returns nothing with each of several sets of parameters, or does so
  /// later, together with the next statement: a database that is far away is gone to once for both.
  func write(_ text: String, each parameters: [[SQLParameter]]) throws(StoreError)

  /// Notes that credentials may lead to something else from now on.
  func identityChanged()
  /// Notes that other applications may receive events from now on.
  func receiversChanged()
  /// Notes that handlers of a portal may have a turn.
  func turnsChanged(on portal: PortalID)
}

extension SQLWriter {
  /// The next number of a sequence of a portal or of one of its applications: above all that it
  /// ever returned. With `count` the last of so many numbers.
  public func nextNumber(
    _ kind: String, portal: PortalID, application: ApplicationID? = nil, count: Int64 = 1
  ) throws(StoreError) -> Int64 {
    let last = try first(
      """
      INSERT INTO sequence AS s (portal, app, kind, last) VALUES ($1, $2, $3, $4)
      ON CONFLICT (portal, app, kind) DO UPDATE SET last = s.last + excluded.last RETURNING last
      """,
      [.int(portal.rawValue), .int(application?.rawValue ?? 0), .text(kind), .int(count)]
    ) { (reader) throws(StoreError) in reader.integer() }
    guard let last else { throw StoreError(.corrupt, "sequence \(kind) has no row") }
    return last
  }
}
