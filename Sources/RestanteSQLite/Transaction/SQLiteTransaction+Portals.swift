import RestanteCore

/// Adding portals, users and applications.
extension SQLiteTransaction {
  func addPortal(_ operation: AddPortal) throws(StoreError) -> Portal {
    if let known = try portal(domain: operation.domain) { return known }
    let statement = try sql(
      "INSERT INTO portal (domain, member_id, mode) VALUES (?, ?, ?) RETURNING portal")
    statement.bind(operation.domain).bind(operation.memberID).bind(operation.mode?.rawValue)
    defer { statement.finish() }
    guard try statement.step() else { throw StoreError(.corrupt, "a portal was not written") }
    return Portal(
      id: PortalID(rawValue: statement.integer(0)), domain: operation.domain,
      memberID: operation.memberID, mode: operation.mode)
  }

  func addUser(_ operation: AddUser) throws(StoreError) -> PortalUser {
    let user = operation.user
    if let known = try self.user(user.id, on: user.portal) { return known }
    let statement = try sql(
      """
      INSERT INTO portal_user (portal, user, name, last_name, is_administrator, is_active)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    statement.bind(user.portal.rawValue).bind(user.id.rawValue).bind(user.name)
    try statement.bind(user.lastName).bind(user.isAdministrator).bind(user.isActive).run()
    state.identityChanged = true
    return user
  }

  func addApplication(
    _ operation: AddApplication
  ) throws(StoreError) -> AddApplication.Outcome {
    let known = try application(clientID: operation.clientID, on: operation.portal)
    guard known == nil else { return .clientIDTaken }
    let application = Application(
      portal: operation.portal,
      id: ApplicationID(rawValue: try nextNumber("application", portal: operation.portal)),
      clientID: operation.clientID, name: operation.name, scopes: operation.scopes,
      isInstalled: operation.isInstalled)
    let statement = try sql(
      """
      INSERT INTO application
        (portal, app, client_id, name, scopes, status, is_installed, is_active, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    statement.bind(application.portal.rawValue).bind(application.id.rawValue)
    statement.bind(application.clientID).bind(application.name)
    statement.bind(ScopeList.stored(application.scopes)).bind(application.status)
    statement.bind(application.isInstalled).bind(application.isActive)
    try statement.bind(application.version).run()
    try addClientSecret(
      AddClientSecret(
        portal: application.portal, application: application.id, secret: operation.secret))
    state.candidates.removeAll()
    return .added(application)
  }

  func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    try sql("INSERT OR IGNORE INTO client_secret (portal, app, hash) VALUES (?, ?, ?)")
      .bind(operation.portal.rawValue).bind(operation.application.rawValue)
      .bind(operation.secret.bytes).run()
    state.identityChanged = true
  }
}

/// Scopes as they are stored: separated by commas, as on the wire.
enum ScopeList {
  static func stored(_ scopes: [String]) -> String { scopes.joined(separator: ",") }

  static func scopes(stored text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }
}
