import RestanteCore

/// The records of attempts that succeeded.
extension SQLiteTransaction {
  func idempotencyRecord(_ key: IdempotencyKey) throws(StoreError) -> IdempotencyRecord? {
    let statement = try sql(
      """
      SELECT fingerprint, reply FROM idempotency_record
      WHERE portal = ? AND app = ? AND owner = ? AND method = ? AND value = ? AND expires_at > ?
      """
    ).bind(key).bind(now.milliseconds)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return IdempotencyRecord(fingerprint: statement.blob(0), reply: statement.blob(1))
  }

  func hasRoom(for key: IdempotencyKey, maxBytes: Int) throws(StoreError) -> Bool {
    if try keptBytes(ofOwnerOf: key) < maxBytes { return true }
    try remove("portal = ? AND app = ? AND owner = ? AND expires_at <= ?") {
      $0.bind(ownerOf: key).bind(now.milliseconds)
    }
    return try keptBytes(ofOwnerOf: key) < maxBytes
  }

  func keep(
    _ record: IdempotencyRecord, for key: IdempotencyKey, seconds: Int64
  ) throws(StoreError) {
    // Each record makes room for more than it needs, so that the table shrinks by itself.
    try remove(
      """
      rowid IN (SELECT rowid FROM idempotency_record WHERE expires_at <= ?
        ORDER BY expires_at LIMIT 4)
      """
    ) { $0.bind(now.milliseconds) }
    // A record of the key that is over may still be there.
    try forgetRecord(of: key)
    let expiry = now.adding(seconds: seconds)
    try sql(
      """
      INSERT INTO idempotency_record
        (portal, app, owner, method, value, fingerprint, reply, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).bind(key).bind(record.fingerprint).bind(record.reply).bind(expiry.milliseconds).run()
    try count(record.reply.count + IdempotencyRecord.overhead, ofOwnerOf: key)
  }

  func forgetRecord(of key: IdempotencyKey) throws(StoreError) {
    try remove("portal = ? AND app = ? AND owner = ? AND method = ? AND value = ?") {
      $0.bind(key)
    }
  }

  private func keptBytes(ofOwnerOf key: IdempotencyKey) throws(StoreError) -> Int {
    let statement = try sql(
      "SELECT bytes FROM idempotency_usage WHERE portal = ? AND app = ? AND owner = ?"
    ).bind(ownerOf: key)
    defer { statement.finish() }
    return try statement.step() ? Int(statement.integer(0)) : 0
  }

  private func count(_ bytes: Int, ofOwnerOf key: IdempotencyKey) throws(StoreError) {
    try sql(
      """
      INSERT INTO idempotency_usage (portal, app, owner, bytes) VALUES (?, ?, ?, ?)
      ON CONFLICT (portal, app, owner) DO UPDATE SET bytes = bytes + excluded.bytes
      """
    ).bind(ownerOf: key).bind(Int64(bytes)).run()
  }

  /// Deletes records and counts them out of their owners' bytes.
  private func remove(
    _ condition: String, bind: (Statement) -> Statement
  ) throws(StoreError) {
    let delete = bind(
      try sql(
        """
        DELETE FROM idempotency_record WHERE \(condition)
        RETURNING portal, app, owner, length(reply) + \(IdempotencyRecord.overhead)
        """))
    var removed: [(portal: Int64, app: Int64, owner: [UInt8], bytes: Int64)] = []
    while try delete.step() {
      removed.append(
        (delete.integer(0), delete.integer(1), delete.blob(2), delete.integer(3)))
    }
    delete.finish()
    for row in removed {
      try sql(
        """
        UPDATE idempotency_usage SET bytes = bytes - ?
        WHERE portal = ? AND app = ? AND owner = ?
        """
      ).bind(row.bytes).bind(row.portal).bind(row.app).bind(row.owner).run()
    }
  }
}

extension Statement {
  /// Binds portal, app, owner, method and value.
  @discardableResult
  fileprivate func bind(_ key: IdempotencyKey) -> Statement {
    bind(ownerOf: key).bind(key.method).bind(key.value)
  }

  /// Binds portal, app and owner.
  @discardableResult
  fileprivate func bind(ownerOf key: IdempotencyKey) -> Statement {
    switch key.owner {
    case .application(let id): bind(key.portal.rawValue).bind(id.rawValue).bind([UInt8]())
    case .apiKey(let hash), .door(let hash): bind(key.portal.rawValue).bind(0).bind(hash.bytes)
    }
  }
}
