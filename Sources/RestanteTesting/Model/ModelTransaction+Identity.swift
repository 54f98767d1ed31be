import RestanteCore

extension ModelTransaction {
  func ensurePortal(_ operation: EnsurePortal) throws(StoreError) -> Portal {
    if let existing = state.portals.first(where: { $0.domain.isSameBytes(as: operation.domain) }) {
      return existing
    }
    state.lastPortalID += 1
    let portal = Portal(
      id: PortalID(rawValue: state.lastPortalID), domain: operation.domain,
      memberID: operation.memberID, mode: operation.mode)
    state.portals.append(portal)
    return portal
  }

  func ensureUser(_ operation: EnsureUser) throws(StoreError) -> PortalUser {
    if let existing = state.user(operation.user.id, on: operation.user.portal) { return existing }
    state.users.append(operation.user)
    let portal = operation.user.portal
    state.lastUserIDs[portal] = max(
      state.lastUserIDs[portal, default: 0], operation.user.id.rawValue)
    return operation.user
  }

  func ensureApplication(
    _ operation: EnsureApplication
  ) throws(StoreError) -> EnsureApplication.Outcome {
    let others = state.applications.map(\.application).filter { $0.portal == operation.portal }
    if others.contains(where: { $0.clientID.isSameBytes(as: operation.clientID) }) {
      return .clientIDTaken
    }
    let number = state.lastApplicationIDs[operation.portal, default: 0] + 1
    state.lastApplicationIDs[operation.portal] = number
    let application = Application(
      portal: operation.portal, id: ApplicationID(rawValue: number),
      clientID: operation.clientID, name: operation.name, scopes: operation.scopes,
      isInstalled: operation.isInstalled)
    state.applications.append(
      ModelApplication(application: application, secrets: []))
    try addClientSecret(
      AddClientSecret(
        portal: operation.portal, application: application.id, secret: operation.secret))
    return .added(application)
  }

  func addClientSecret(_ operation: AddClientSecret) throws(StoreError) {
    for index in state.applications.indices {
      let application = state.applications[index].application
      if application.portal == operation.portal && application.id == operation.application {
        state.applications[index].secrets.append(
          ModelSecret(hash: operation.secret, createdAt: now))
      }
    }
  }

  func addWebhook(_ operation: AddWebhook) throws(StoreError) {
    state.webhooks.append(
      ModelWebhook(
        portal: operation.portal, user: operation.user, code: operation.code,
        scopes: operation.scopes, label: operation.label, createdAt: now,
        expiresAt: operation.lifetime.map(now.adding(seconds:))))
  }

  func addAPIKey(_ operation: AddAPIKey) throws(StoreError) {
    state.apiKeys.append(
      ModelAPIKey(
        portal: operation.portal, key: operation.key, scope: operation.scope,
        label: operation.label, createdAt: now,
        expiresAt: operation.lifetime.map(now.adding(seconds:))))
  }
}
