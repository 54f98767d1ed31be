import RestanteCore

/// Adding portals, users and applications.
extension PostgresTransaction {
  func addPortal(_ operation: AddPortal) throws(StoreError) -> Portal {
    try lockSettings(of: 0)
    if let known = try portal(domain: operation.domain) { return known }
    let number = try nextNumber("portal", portal: 0)
    try sql(
      "INSERT INTO portal (portal, domain, member_id, mode) VALUES ($1, $2, $3, $4)",
      .int(number), .text(operation.domain), .text(operation.memberID),
      .optionalText(operation.mode?.rawValue))
    return Portal(
      id: PortalID(rawValue: number), domain: operation.domain, memberID: operation.memberID,
      mode: operation.mode)
  }

  func addUser(_ operation: AddUser) throws(StoreError) -> PortalUser {
    let user = operation.user
    try sql(
      """
      INSERT INTO portal_user (portal, member, name, last_name, is_administrator, is_active)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
      """, .int(user.portal.rawValue), .int(user.id.rawValue), .text(user.name),
      .text(user.lastName), .flag(user.isAdministrator), .flag(user.isActive))
    guard let known = try self.user(user.id, on: user.portal) else {
      throw StoreError(.corrupt, "a user was not written")
    }
    return known
  }

  func addApplication(
    _ operation: AddApplication
  ) throws(StoreError) -> AddApplication.Outcome {
    try lockSettings(of: operation.portal.rawValue)
    let known = try application(clientID: operation.clientID, on: operation.portal)
    guard known == nil else { return .clientIDTaken }
    let number = try nextNumber("application", portal: operation.portal.rawValue)
    let application = Application(
      portal: operation.portal, id: ApplicationID(rawValue: number),
      clientID: operation.clientID, name: operation.name, scopes: operation.scopes,
      isInstalled: operation.isInstalled)
    try sql(
      """
      INSERT INTO application
        (portal, app, client_id, name, scopes, status, is_installed, is_active, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, .int(application.portal.rawValue), .int(number), .text(application.clientID),
      .text(application.name), .text(ScopeList.stored(application.scopes)),
      .text(application.status), .flag(application.isInstalled), .flag(application.isActive),
      .int(application.version))
    try addClientSecret(
      AddClientSecret(
        portal: application.portal, application: application.id, secret: operation.secret))
    return .added(application)
  }

  func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    try sql(
      "INSERT INTO client_secret (portal, app, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      .int(operation.portal.rawValue), .int(operation.application.rawValue),
      .bytes(operation.secret.bytes))
  }
}

/// Scopes as they are stored: separated by commas, as on the wire.
enum ScopeList {
  static func stored(_ scopes: [String]) -> String { scopes.joined(separator: ",") }

  static func scopes(stored text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }
}
