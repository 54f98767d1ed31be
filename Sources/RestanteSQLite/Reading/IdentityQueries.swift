import RestanteCore

/// Look-ups of portals, users, applications and credentials, for readers and the writer alike.
extension StatementSource {
  func portal(domain: String) throws(StoreError) -> Portal? {
    try sql("SELECT \(IdentityColumns.portal) FROM portal p WHERE p.domain = ?").bind(domain)
      .first(Portal.init(_:))
  }

  func portal(_ id: PortalID) throws(StoreError) -> Portal? {
    try sql("SELECT \(IdentityColumns.portal) FROM portal p WHERE p.portal = ?")
      .bind(id.rawValue).first(Portal.init(_:))
  }

  func portals() throws(StoreError) -> [Portal] {
    try sql("SELECT \(IdentityColumns.portal) FROM portal p ORDER BY p.portal")
      .rows(Portal.init(_:))
  }

  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser? {
    try sql("SELECT \(IdentityColumns.user) FROM portal_user u WHERE u.portal = ? AND u.user = ?")
      .bind(portal.rawValue).bind(id.rawValue).first(PortalUser.init(_:))
  }

  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
    try sql(
      """
      SELECT \(IdentityColumns.application) FROM application a
      WHERE a.client_id = ? AND a.portal = ?
      """
    ).bind(clientID).bind(portal.rawValue).first(Application.init(_:))
  }

  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant? {
    try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), \(IdentityColumns.application),
        t.scopes, t.expires_at, t.predecessor IS NOT NULL
      FROM access_token t
        JOIN portal p ON p.portal = t.portal
        JOIN portal_user u ON u.portal = t.portal AND u.user = t.user
        JOIN application a ON a.portal = t.portal AND a.app = t.app
      WHERE t.hash = ?
      """
    ).bind(token.bytes).first(AccessGrant.init(_:))
  }

  func webhookGrant(code: SecretHash) throws(StoreError) -> WebhookGrant? {
    try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.user), w.scopes, w.expires_at
      FROM webhook w
        JOIN portal p ON p.portal = w.portal
        JOIN portal_user u ON u.portal = w.portal AND u.user = w.user
      WHERE w.hash = ?
      """
    ).bind(code.bytes).first(WebhookGrant.init(_:))
  }

  func apiKeyGrant(_ key: SecretHash) throws(StoreError) -> APIKeyGrant? {
    try sql(
      """
      SELECT \(IdentityColumns.portal), k.scope, k.expires_at, k.label
      FROM api_key k JOIN portal p ON p.portal = k.portal WHERE k.hash = ?
      """
    ).bind(key.bytes).first(APIKeyGrant.init(_:))
  }

  func clients(clientID: String, at now: Timestamp) throws(StoreError) -> [ClientCredentials] {
    var clients = try sql(
      """
      SELECT \(IdentityColumns.portal), \(IdentityColumns.application)
      FROM application a JOIN portal p ON p.portal = a.portal
      WHERE a.client_id = ? ORDER BY p.portal
      """
    ).bind(clientID).rows { (reader) throws(StoreError) in
      ClientCredentials(
        portal: try Portal(&reader), application: try Application(&reader), secrets: [])
    }
    for index in clients.indices {
      clients[index].secrets = try secrets(of: clients[index].application, at: now)
    }
    return clients
  }

  private func secrets(
    of application: Application, at now: Timestamp
  ) throws(StoreError) -> [SecretHash] {
    try sql(
      """
      SELECT hash FROM client_secret
      WHERE portal = ? AND app = ? AND (expires_at IS NULL OR expires_at > ?)
      """
    ).bind(application.portal.rawValue).bind(application.id.rawValue).bind(now.milliseconds)
      .rows { (reader) throws(StoreError) in reader.hash() }
  }
}
