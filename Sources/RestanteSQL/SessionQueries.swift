public import RestanteCore

private let columns = """
  hash, portal, member, password, key, created_at, seen_at, expires_at, address, browser
  """

/// Look-ups of sessions of the console.
extension SQLSource {
  /// A session of the console.
  public func consoleSession(
    _ secret: SecretHash, on portal: PortalID
  ) throws(StoreError) -> ConsoleSession? {
    try first(
      "SELECT \(columns) FROM console_session WHERE portal = $1 AND hash = $2",
      [.int(portal.rawValue), .bytes(secret.bytes)], ConsoleSession.init(_:))
  }

  /// Sessions of a portal, or of the server, by ascending id.
  public func consoleSessions(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) throws(StoreError) -> [ConsoleSession] {
    try rows(
      """
      SELECT \(columns) FROM console_session
      WHERE portal = $1 AND hash > $2 ORDER BY hash LIMIT $3
      """, [.int(portal.rawValue), .bytes(after?.hashes.last ?? []), .int(Int64(limit))],
      ConsoleSession.init(_:))
  }
}

/// Writing sessions of the console.
extension SQLWriter {
  /// Adds a session.
  public func addSession(_ session: ConsoleSession, secret: SecretHash) throws(StoreError) {
    let holder = session.holder.stored
    try execute(
      """
      INSERT INTO console_session (\(columns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """,
      [
        .bytes(secret.bytes), .int(session.portal.rawValue), .int(holder.user.rawValue),
        .text(holder.password), .optionalBytes(holder.key), .int(session.createdAt.milliseconds),
        .int(session.seenAt.milliseconds), .int(session.expiresAt.milliseconds),
        .text(session.address), .text(session.browser),
      ])
  }

  /// Notes that a session is in use now.
  public func noteSession(_ secret: SecretHash, on portal: PortalID) throws(StoreError) {
    try execute(
      "UPDATE console_session SET seen_at = $1 WHERE portal = $2 AND hash = $3",
      [.int(now.milliseconds), .int(portal.rawValue), .bytes(secret.bytes)])
  }

  /// Removes the oldest sessions of a holder, all but some.
  public func removeOldestSessions(
    of holder: ConsoleSession.Holder, on portal: PortalID, keeping count: Int
  ) throws(StoreError) {
    let stored = holder.stored
    try execute(
      """
      DELETE FROM console_session WHERE portal = $1 AND hash IN (
        SELECT hash FROM console_session
        WHERE portal = $1 AND member = $2 AND coalesce(key, $3) = $3
        ORDER BY created_at DESC, hash LIMIT 1000 OFFSET $4)
      """,
      [
        .int(portal.rawValue), .int(stored.user.rawValue), .bytes(stored.key ?? []),
        .int(Int64(count)),
      ])
  }
}
