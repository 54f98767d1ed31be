import RestanteCore

/// The records of attempts that succeeded.
extension PostgresTransaction {
  func idempotencyRecord(_ key: IdempotencyKey) throws(StoreError) -> IdempotencyRecord? {
    let rows = try session.run(
      """
      SELECT fingerprint, reply FROM idempotency_record
      WHERE portal = $1 AND app = $2 AND owner = $3 AND method = $4 AND value = $5
        AND expires_at > $6
      """, key.parameters + [.int(now.milliseconds)])
    guard rows.count == 1 else { return nil }
    return IdempotencyRecord(fingerprint: rows.bytes(0, 0), reply: rows.bytes(0, 1))
  }

  func hasRoom(for key: IdempotencyKey, maxBytes: Int) throws(StoreError) -> Bool {
    // Each call makes room for more than it needs, so that the table shrinks by itself.
    let found = try session.run([expiredRecords(on: key.portal), keptBytes(ofOwnerOf: key)])
    let removals = (0..<found[0].count).map { row in
      removal(
        Self.oneRecord,
        [
          .int(key.portal.rawValue), .int(found[0].integer(row, 0)),
          .bytes(found[0].bytes(row, 1)), .text(found[0].text(row, 2)),
          .text(found[0].text(row, 3)), .int(now.milliseconds),
        ])
    }
    let kept =
      removals.isEmpty
      ? found : try session.run(removals + [keptBytes(ofOwnerOf: key)])
    if let bytes = kept.last?.integer(0, 0), bytes < maxBytes { return true }
    let left = try session.run([
      removal(
        "app = $2 AND owner = $3 AND expires_at <= $4",
        key.owningParameters + [.int(now.milliseconds)]), keptBytes(ofOwnerOf: key),
    ])
    return left[1].integer(0, 0) < maxBytes
  }

  /// A few records of a portal whose time is over, apart from those that others are removing.
  private func expiredRecords(on portal: PortalID) -> Command {
    Command(
      """
      SELECT app, owner, method, value FROM idempotency_record
      WHERE portal = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT 4
      FOR UPDATE SKIP LOCKED
      """, [.int(portal.rawValue), .int(now.milliseconds)])
  }

  func keep(
    _ record: IdempotencyRecord, for key: IdempotencyKey, seconds: Int64
  ) throws(StoreError) {
    // A record of the key that is over may still be there.
    try session.run([removal(Self.oneRecord, key.parameters + [.int(now.milliseconds)])])
    let expiry = now.adding(seconds: seconds)
    // The twin of this attempt on another node waits here, fails, and is run again as a repeat.
    try session.run(
      """
      INSERT INTO idempotency_record
        (portal, app, owner, method, value, fingerprint, reply, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      key.parameters + [
        .bytes(record.fingerprint), .bytes(record.reply), .int(expiry.milliseconds),
      ])
    try session.run(
      "INSERT INTO idempotency_usage (portal, app, owner, bytes) VALUES ($1, $2, $3, $4)",
      key.owningParameters + [.int(Int64(record.reply.count + IdempotencyRecord.overhead))])
  }

  func forgetRecord(of key: IdempotencyKey) throws(StoreError) {
    try session.run([
      removal("app = $2 AND owner = $3 AND method = $4 AND value = $5", key.parameters)
    ])
  }

  private func keptBytes(ofOwnerOf key: IdempotencyKey) -> Command {
    Command(
      """
      SELECT coalesce(sum(bytes), 0)::bigint FROM idempotency_usage
      WHERE portal = $1 AND app = $2 AND owner = $3
      """, key.owningParameters)
  }

  /// The record of a key, if its time is over.
  private static let oneRecord = """
    app = $2 AND owner = $3 AND method = $4 AND value = $5 AND expires_at <= $6
    """

  /// Deletes records of the portal `$1` and counts them out of their owners' bytes.
  private func removal(_ condition: String, _ parameters: [Parameter]) -> Command {
    Command(
      """
      WITH gone AS (
        DELETE FROM idempotency_record WHERE portal = $1 AND \(condition)
        RETURNING app, owner, octet_length(reply) + \(IdempotencyRecord.overhead) AS bytes)
      INSERT INTO idempotency_usage (portal, app, owner, bytes)
      SELECT $1, app, owner, -sum(bytes) FROM gone GROUP BY app, owner
      """, parameters)
  }
}

extension IdempotencyKey {
  /// Portal, app and owner.
  fileprivate var owningParameters: [Parameter] {
    switch owner {
    case .application(let id): [.int(portal.rawValue), .int(id.rawValue), .bytes([])]
    case .apiKey(let hash), .door(let hash): [.int(portal.rawValue), .int(0), .bytes(hash.bytes)]
    }
  }

  /// Portal, app, owner, method and value.
  fileprivate var parameters: [Parameter] {
    owningParameters + [.text(method), .text(value)]
  }
}
