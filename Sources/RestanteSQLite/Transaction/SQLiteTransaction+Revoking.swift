import RestanteCore

/// Taking credentials back.
extension SQLiteTransaction {
  func confirmTokens(_ accessToken: SecretHash) throws(StoreError) {
    let statement = try sql("SELECT predecessor FROM access_token WHERE hash = ?")
      .bind(accessToken.bytes)
    let predecessor = try statement.step() ? statement.blob(0) : []
    statement.finish()
    if !predecessor.isEmpty { try spendRefreshToken(SecretHash(stored: predecessor)) }
    try sql("UPDATE access_token SET predecessor = NULL WHERE hash = ?")
      .bind(accessToken.bytes).run()
    state.identityChanged = true
  }

  func removeTokens(_ selection: TokenSelection, on portal: PortalID) throws(StoreError) -> Int {
    var removed = 0
    if case .person(let user) = selection {
      try sql(
        "DELETE FROM authorization_code WHERE portal = ? AND user = ? AND is_redeemed = 0"
      ).bind(portal.rawValue).bind(user.rawValue).run()
    }
    for table in ["access_token", "refresh_token"] {
      let delete: Statement
      switch selection {
      case .id(let id):
        delete = try sql("DELETE FROM \(table) WHERE portal = ? AND hash BETWEEN ? AND ?")
          .bind(portal.rawValue).bind(id.hashes.first).bind(id.hashes.last)
      case .application(let application):
        delete = try sql("DELETE FROM \(table) WHERE portal = ? AND app = ?")
          .bind(portal.rawValue).bind(application.rawValue)
      case .person(let user):
        delete = try sql("DELETE FROM \(table) WHERE portal = ? AND user = ?")
          .bind(portal.rawValue).bind(user.rawValue)
      case .user(let user, of: let application):
        delete = try sql("DELETE FROM \(table) WHERE portal = ? AND app = ? AND user = ?")
          .bind(portal.rawValue).bind(application.rawValue).bind(user.rawValue)
      case .code(let code):
        // By way of the application, for which there is an index.
        delete = try sql(
          """
          DELETE FROM \(table) WHERE portal = ? AND code = ?
            AND app = (SELECT app FROM authorization_code WHERE hash = ?)
          """
        ).bind(portal.rawValue).bind(code.bytes).bind(code.bytes)
      }
      removed += try delete.run()
    }
    state.identityChanged = true
    return removed
  }

  func replaceWebhook(
    _ id: CredentialID, by code: SecretHash, on portal: PortalID
  ) throws(StoreError) -> UserID? {
    try replace(id, by: code, in: "webhook", on: portal, returning: "user")
      .first { (reader) throws(StoreError) in reader.user() }
  }

  func replaceAPIKey(
    _ id: CredentialID, by key: SecretHash, on portal: PortalID
  ) throws(StoreError) -> APIKeyScope? {
    try replace(id, by: key, in: "api_key", on: portal, returning: "scope")
      .first { (reader) throws(StoreError) in try reader.word() }
  }

  private func replace(
    _ id: CredentialID, by hash: SecretHash, in table: String, on portal: PortalID,
    returning column: String
  ) throws(StoreError) -> Statement {
    state.identityChanged = true
    return try sql(
      """
      UPDATE \(table) SET hash = ?, created_at = ?
      WHERE portal = ? AND hash BETWEEN ? AND ? RETURNING \(column)
      """
    ).bind(hash.bytes).bind(now.milliseconds).bind(portal.rawValue).bind(id.hashes.first)
      .bind(id.hashes.last)
  }

  func removeCredential(
    _ kind: CredentialKind, _ id: CredentialID, on portal: PortalID
  ) throws(StoreError) -> Bool {
    state.identityChanged = true
    return try sql("DELETE FROM \(kind.rawValue) WHERE portal = ? AND hash BETWEEN ? AND ?")
      .bind(portal.rawValue).bind(id.hashes.first).bind(id.hashes.last).run() > 0
  }
}
