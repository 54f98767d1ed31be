public import RestanteCore

/// Taking credentials back.
extension SQLWriter {
  /// Notes that an access token was used: its client has seen the pair that it belongs to.
  public func confirmTokens(_ accessToken: SecretHash) throws(StoreError) {
    let token: [SQLParameter] = [.bytes(accessToken.bytes)]
    let predecessor = try first(
      "SELECT predecessor FROM access_token WHERE hash = $1", token
    ) { (reader) throws(StoreError) in reader.optionalHash() }
    if let predecessor, let predecessor { try spendRefreshToken(predecessor) }
    try execute("UPDATE access_token SET predecessor = NULL WHERE hash = $1", token)
    identityChanged()
  }

  /// Removes access and refresh tokens; returns how many.
  public func removeTokens(
    _ selection: TokenSelection, on portal: PortalID
  ) throws(StoreError) -> Int {
    let user = Self.dialect.user
    if case .person(let person) = selection {
      try execute(
        "DELETE FROM authorization_code WHERE portal = $1 AND \(user) = $2 AND NOT is_redeemed",
        [.int(portal.rawValue), .int(person.rawValue)])
    }
    let (condition, parameters): (String, [SQLParameter]) =
      switch selection {
      case .id(let id):
        ("hash BETWEEN $2 AND $3", [.bytes(id.hashes.first), .bytes(id.hashes.last)])
      case .application(let application): ("app = $2", [.int(application.rawValue)])
      case .person(let person): ("\(user) = $2", [.int(person.rawValue)])
      case .user(let person, of: let application):
        ("app = $2 AND \(user) = $3", [.int(application.rawValue), .int(person.rawValue)])
      case .code(let code):
        // By way of the application, for which there is an index.
        (
          "code = $2 AND app = (SELECT app FROM authorization_code WHERE hash = $2)",
          [.bytes(code.bytes)]
        )
      }
    return try removeTokens(where: condition, on: portal, parameters)
  }

  /// Removes the tokens of a family: all that come of one first pair.
  public func removeTokens(
    ofFamily family: SecretHash, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) {
    // By way of the application, for which there is an index.
    _ = try removeTokens(
      where: "app = $2 AND family = $3", on: portal,
      [.int(application.rawValue), .bytes(family.bytes)])
  }

  private func removeTokens(
    where condition: String, on portal: PortalID, _ parameters: [SQLParameter]
  ) throws(StoreError) -> Int {
    var removed = 0
    for table in ["access_token", "refresh_token"] {
      removed += try execute(
        "DELETE FROM \(table) WHERE portal = $1 AND \(condition)",
        [.int(portal.rawValue)] + parameters)
    }
    identityChanged()
    return removed
  }

  /// Gives a webhook another code and the present time of making; returns the user that it acts
  /// for, `nil` when there is no such webhook.
  public func replaceWebhook(
    _ id: CredentialID, by code: SecretHash, on portal: PortalID
  ) throws(StoreError) -> UserID? {
    try replace(id, by: code, in: "webhook", on: portal, returning: Self.dialect.user) {
      (reader) throws(StoreError) in reader.user()
    }
  }

  /// Gives a key of the native API another secret and the present time of making; returns what it
  /// may do, `nil` when there is no such key.
  public func replaceAPIKey(
    _ id: CredentialID, by key: SecretHash, on portal: PortalID
  ) throws(StoreError) -> APIKeyScope? {
    try replace(id, by: key, in: "api_key", on: portal, returning: "scope") {
      (reader) throws(StoreError) in try reader.word()
    }
  }

  private func replace<Value>(
    _ id: CredentialID, by hash: SecretHash, in table: String, on portal: PortalID,
    returning column: String, _ value: (inout Reader) throws(StoreError) -> Value
  ) throws(StoreError) -> Value? {
    identityChanged()
    return try first(
      """
      UPDATE \(table) SET hash = $1, created_at = $2
      WHERE portal = $3 AND hash BETWEEN $4 AND $5 RETURNING \(column)
      """,
      [
        .bytes(hash.bytes), .int(now.milliseconds), .int(portal.rawValue),
        .bytes(id.hashes.first), .bytes(id.hashes.last),
      ], value)
  }

  /// Shortens the life of an application's secrets.
  public func limitSecrets(
    of application: ApplicationID, on portal: PortalID, until end: Timestamp
  ) throws(StoreError) {
    try execute(
      """
      UPDATE client_secret SET expires_at = \(Self.dialect.least)(coalesce(expires_at, $1), $1)
      WHERE portal = $2 AND app = $3
      """, [.int(end.milliseconds), .int(portal.rawValue), .int(application.rawValue)])
    identityChanged()
  }

  /// Removes credentials of a portal whose time ended at a moment or before; returns how many.
  public func removeCredentials(
    _ kind: CredentialKind, on portal: PortalID, endedBy end: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    // In an order, so that a distributed database removes the same ones on every node.
    let removed = try execute(
      """
      DELETE FROM \(kind.rawValue) WHERE portal = $1 AND hash IN (
        SELECT hash FROM \(kind.rawValue) WHERE portal = $1 AND expires_at <= $2
        ORDER BY expires_at, hash LIMIT $3)
      """, [.int(portal.rawValue), .int(end.milliseconds), .int(Int64(limit))])
    if removed > 0 { identityChanged() }
    return removed
  }

  /// Removes a credential; returns whether it was there.
  public func removeCredential(
    _ kind: CredentialKind, _ id: CredentialID, on portal: PortalID
  ) throws(StoreError) -> Bool {
    identityChanged()
    return try execute(
      "DELETE FROM \(kind.rawValue) WHERE portal = $1 AND hash BETWEEN $2 AND $3",
      [.int(portal.rawValue), .bytes(id.hashes.first), .bytes(id.hashes.last)]) > 0
  }
}
