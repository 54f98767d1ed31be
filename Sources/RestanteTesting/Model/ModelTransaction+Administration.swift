import RestanteCore

extension ModelTransaction {
  func serverKeys() throws(StoreError) -> KnownServerKeys? { state.serverKeys }

  func setServerKeys(_ keys: KnownServerKeys) throws(StoreError) {
    state.serverKeys = keys
  }

  func portal(_ id: PortalID) throws(StoreError) -> Portal? { state.portal(id) }

  func portal(domain: String) throws(StoreError) -> Portal? {
    state.portals.first { $0.domain.isSameBytes(as: domain) }
  }

  func user(_ id: UserID, on portal: PortalID) throws(StoreError) -> PortalUser? {
    state.user(id, on: portal)
  }

  func user(loginKey: String, on portal: PortalID) throws(StoreError) -> PortalUser? {
    state.user(loginKey: loginKey, on: portal)
  }

  func application(
    _ id: ApplicationID, on portal: PortalID
  ) throws(StoreError) -> Application? {
    state.application(id, on: portal)
  }

  func application(
    clientID: String, on portal: PortalID
  ) throws(StoreError) -> Application? {
    state.applications.map(\.application).first {
      $0.portal == portal && $0.clientID.isSameBytes(as: clientID)
    }
  }

  func hasApplication(clientID: String) throws(StoreError) -> Bool {
    state.applications.contains { $0.application.clientID.isSameBytes(as: clientID) }
  }

  func accessGrant(_ token: SecretHash) throws(StoreError) -> AccessGrant? {
    state.accessTokens.first { $0.token == token }.flatMap(state.grant)
  }

  func authorizationCode(_ code: SecretHash) throws(StoreError) -> AuthorizationCode? {
    state.codes.first { $0.code == code }
  }

  func nextUserID(on portal: PortalID) throws(StoreError) -> UserID {
    UserID(rawValue: state.lastUserIDs[portal, default: 0] + 1)
  }

  func replace(_ portal: Portal) throws(StoreError) {
    guard let index = state.portals.firstIndex(where: { $0.id == portal.id }) else { return }
    state.portals[index].domain = portal.domain
    state.portals[index].mode = portal.mode
    state.portals[index].settings = portal.settings
  }

  func replace(_ user: PortalUser) throws(StoreError) {
    let index = state.users.firstIndex { $0.portal == user.portal && $0.id == user.id }
    guard let index else { return }
    state.users[index] = user
  }

  func replace(_ application: Application) throws(StoreError) {
    let index = state.applications.firstIndex {
      $0.application.portal == application.portal && $0.application.id == application.id
    }
    guard let index else { return }
    let known = state.applications[index].application
    var replaced = application
    replaced.clientID = known.clientID
    replaced.queueChoices = known.queueChoices
    state.applications[index].application = replaced
  }

  func setPassword(
    _ password: PasswordHash?, of user: UserID, on portal: PortalID
  ) throws(StoreError) {
    state.passwords[ModelUserKey(portal: portal, user: user)] = password
  }

  func removeUser(_ user: UserID, on portal: PortalID) throws(StoreError) {
    state.users.removeAll { $0.portal == portal && $0.id == user }
    state.passwords[ModelUserKey(portal: portal, user: user)] = nil
    state.accessTokens.removeAll { $0.scope.portal == portal && $0.scope.user == user }
    state.refreshTokens.removeAll { $0.scope.portal == portal && $0.scope.user == user }
    state.webhooks.removeAll { $0.portal == portal && $0.user == user }
    state.codes.removeAll { $0.portal == portal && $0.user == user }
    state.options = state.options.filter { $0.key.portal != portal || $0.key.user != user }
    state.bindings.removeAll { $0.portal == portal && $0.binding.acts(as: user) }
    endHandlers(on: portal)
  }

  func keep(_ code: AuthorizationCode) throws(StoreError) {
    state.codes.removeAll { $0.code == code.code }
    state.codes.append(code)
  }

  func limitSecrets(
    of application: ApplicationID, on portal: PortalID, until end: Timestamp
  ) throws(StoreError) {
    let index = state.applications.firstIndex {
      $0.application.portal == portal && $0.application.id == application
    }
    guard let index else { return }
    for position in state.applications[index].secrets.indices {
      let known = state.applications[index].secrets[position].expiresAt
      state.applications[index].secrets[position].expiresAt = known.map { min($0, end) } ?? end
    }
  }

  func record(_ entry: AuditEntry, on portal: PortalID) throws(StoreError) {
    let number = state.lastAuditNumbers[portal, default: 0] + 1
    state.lastAuditNumbers[portal] = number
    state.auditLogs[portal, default: []].append(
      AuditRecord(number: number, at: now, entry: entry))
  }

  func removeAuditRecords(
    on portal: PortalID, before time: Timestamp, limit: Int
  ) throws(StoreError) -> Int {
    let before = state.auditLogs[portal]?.count ?? 0
    state.auditLogs[portal]?.remove(atMost: limit) { $0.at < time }
    return before - (state.auditLogs[portal]?.count ?? 0)
  }
}

extension Binding {
  /// Whether events go to a handler that acts as a user.
  fileprivate func acts(as user: UserID) -> Bool {
    guard case .online(_, let actor) = target else { return false }
    return actor == user
  }
}

extension ModelState {
  /// The user of a portal with a login.
  func user(loginKey: String, on portal: PortalID) -> PortalUser? {
    users.first { $0.portal == portal && $0.loginKey?.isSameBytes(as: loginKey) ?? false }
  }
}
