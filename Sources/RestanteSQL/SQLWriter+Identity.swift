public import RestanteCore

/// Adding portals, users and applications.
extension SQLWriter {
  /// The number of a new portal: above those of all that there are and that there were.
  public func nextPortal() throws(StoreError) -> PortalID {
    // Two statements: a distributed database takes values to write, not queries for them. Whoever
    // reads the same maximum meanwhile still gets a number of their own from the sequence.
    let highest = try first("SELECT coalesce(max(portal), 0) FROM portal", []) {
      (reader) throws(StoreError) in reader.integer()
    }
    let next = try first(
      """
      INSERT INTO sequence AS s (portal, app, kind, last) VALUES (0, 0, 'portal', $1)
      ON CONFLICT (portal, app, kind)
        DO UPDATE SET last = \(Self.dialect.greatest)(s.last + 1, excluded.last)
      RETURNING last
      """, [.int((highest ?? 0) + 1)]
    ) { (reader) throws(StoreError) in reader.portal() }
    guard let next else { throw StoreError(.corrupt, "a sequence has no row") }
    return next
  }

  /// The number of a new application, above those of all that the portal ever had.
  public func nextApplication(on portal: PortalID) throws(StoreError) -> ApplicationID {
    ApplicationID(rawValue: try nextNumber("application", portal: portal))
  }

  /// The number of a new user, above those of all that the portal ever had.
  public func nextUserID(on portal: PortalID) throws(StoreError) -> UserID {
    try hold(portal)
    let last = try first(
      "SELECT last FROM sequence WHERE portal = $1 AND app = 0 AND kind = 'user'",
      [.int(portal.rawValue)]
    ) { (reader) throws(StoreError) in reader.integer() }
    return UserID(rawValue: (last ?? 0) + 1)
  }

  /// Whether an application of any portal has a public identifier. On a store with several writers
  /// nobody gives it away until the transaction ends.
  public func hasApplication(clientID: String) throws(StoreError) -> Bool {
    try hold(.server)
    let found = try first(
      "SELECT 1 FROM application WHERE client_id = $1 LIMIT 1", [.text(clientID)]
    ) { (_) throws(StoreError) in true }
    return found ?? false
  }

  /// Writes a portal that is not there.
  public func insert(_ portal: Portal) throws(StoreError) {
    try execute(
      "INSERT INTO portal (portal, domain, member_id, mode) VALUES ($1, $2, $3, $4)",
      [
        .int(portal.id.rawValue), .text(portal.domain), .text(portal.memberID),
        .optionalText(portal.mode?.rawValue),
      ])
  }

  /// Writes a user who is not there, whose number no later user gets.
  public func insert(_ user: PortalUser) throws(StoreError) {
    try execute(
      """
      INSERT INTO portal_user
        (portal, \(Self.dialect.user), name, last_name, is_administrator, is_active, is_confirmed,
         login, login_key)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .int(user.portal.rawValue), .int(user.id.rawValue), .text(user.name),
        .text(user.lastName), .flag(user.isAdministrator), .flag(user.isActive),
        .flag(user.isConfirmed), .text(user.login), .optionalText(user.loginKey),
      ])
    try execute(
      """
      INSERT INTO sequence AS s (portal, app, kind, last) VALUES ($1, 0, 'user', $2)
      ON CONFLICT (portal, app, kind)
        DO UPDATE SET last = \(Self.dialect.greatest)(s.last, excluded.last)
      """, [.int(user.portal.rawValue), .int(user.id.rawValue)])
    identityChanged()
  }

  /// Writes an application that is not there.
  public func insert(_ application: Application) throws(StoreError) {
    try execute(
      """
      INSERT INTO application
        (portal, app, client_id, name, scopes, status, is_installed, is_active, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .int(application.portal.rawValue), .int(application.id.rawValue),
        .text(application.clientID), .text(application.name),
        .text(ScopeList.stored(application.scopes)), .text(application.status),
        .flag(application.isInstalled), .flag(application.isActive), .int(application.version),
      ])
    receiversChanged()
  }

  /// Adds a secret to an application, unless it has it.
  public func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    try execute(
      """
      INSERT INTO client_secret (portal, app, hash, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """,
      [
        .int(operation.portal.rawValue), .int(operation.application.rawValue),
        .bytes(operation.secret.bytes), .int(now.milliseconds),
      ])
    identityChanged()
  }
}
