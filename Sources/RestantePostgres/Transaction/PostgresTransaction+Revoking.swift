import RestanteCore

/// Taking credentials back.
extension PostgresTransaction {
  func confirmTokens(_ accessToken: SecretHash) throws(StoreError) {
    let rows = try sql(
      "SELECT predecessor FROM access_token WHERE hash = $1", .bytes(accessToken.bytes))
    if rows.count > 0, let predecessor = rows.optionalBytes(0, 0) {
      try spendRefreshToken(SecretHash(stored: predecessor))
    }
    try sql(
      "UPDATE access_token SET predecessor = NULL WHERE hash = $1", .bytes(accessToken.bytes))
  }

  func removeTokens(_ selection: TokenSelection, on portal: PortalID) throws(StoreError) -> Int {
    let (condition, parameters): (String, [Parameter]) =
      switch selection {
      case .id(let id):
        ("hash BETWEEN $2 AND $3", [.bytes(id.hashes.first), .bytes(id.hashes.last)])
      case .application(let application): ("app = $2", [.int(application.rawValue)])
      case .person(let user): ("member = $2", [.int(user.rawValue)])
      case .user(let user, of: let application):
        ("app = $2 AND member = $3", [.int(application.rawValue), .int(user.rawValue)])
      case .code(let code):
        // By way of the application, for which there is an index.
        (
          "code = $2 AND app = (SELECT app FROM authorization_code WHERE hash = $2)",
          [.bytes(code.bytes)]
        )
      }
    if case .person(let user) = selection {
      try sql(
        "DELETE FROM authorization_code WHERE portal = $1 AND member = $2 AND NOT is_redeemed",
        .int(portal.rawValue), .int(user.rawValue))
    }
    var removed = 0
    for table in ["access_token", "refresh_token"] {
      removed += try session.run(
        "DELETE FROM \(table) WHERE portal = $1 AND \(condition)",
        [.int(portal.rawValue)] + parameters
      ).changed
    }
    return removed
  }

  func replaceWebhook(
    _ id: CredentialID, by code: SecretHash, on portal: PortalID
  ) throws(StoreError) -> UserID? {
    try replace(id, by: code, in: "webhook", on: portal, returning: "member")
      .first { $0.user() }
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
  ) throws(StoreError) -> Rows {
    try sql(
      """
      UPDATE \(table) SET hash = $1, created_at = $2
      WHERE portal = $3 AND hash BETWEEN $4 AND $5 RETURNING \(column)
      """, .bytes(hash.bytes), .int(now.milliseconds), .int(portal.rawValue),
      .bytes(id.hashes.first), .bytes(id.hashes.last))
  }

  func removeCredential(
    _ kind: CredentialKind, _ id: CredentialID, on portal: PortalID
  ) throws(StoreError) -> Bool {
    try sql(
      "DELETE FROM \(kind.rawValue) WHERE portal = $1 AND hash BETWEEN $2 AND $3",
      .int(portal.rawValue), .bytes(id.hashes.first), .bytes(id.hashes.last)
    ).changed > 0
  }
}
