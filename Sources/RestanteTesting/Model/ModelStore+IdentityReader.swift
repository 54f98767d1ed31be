public import RestanteCore

extension ModelStore {
  /// The portal with a domain.
  public func portal(domain: String) async throws(StoreError) -> Portal? {
    try snapshot().portals.first { $0.domain.isSameBytes(as: domain) }
  }

  /// The portals, by ascending id.
  public func portals() async throws(StoreError) -> [Portal] {
    try snapshot().portals
  }

  /// What an access token stands for, expired or not.
  public func accessGrant(token: SecretHash) async throws(StoreError) -> AccessGrant? {
    let state = try snapshot()
    return state.accessTokens.first { $0.token == token }.flatMap(state.grant)
  }

  /// What a webhook's code stands for, expired or not.
  public func webhookGrant(code: SecretHash) async throws(StoreError) -> WebhookGrant? {
    let state = try snapshot()
    guard let webhook = state.webhooks.first(where: { $0.code == code }),
      let portal = state.portal(webhook.portal),
      let user = state.user(webhook.user, on: webhook.portal)
    else { return nil }
    return WebhookGrant(
      portal: portal, user: user, scopes: webhook.scopes, expiresAt: webhook.expiresAt)
  }

  /// What a key of the native API stands for, expired or not.
  public func apiKeyGrant(key: SecretHash) async throws(StoreError) -> APIKeyGrant? {
    let state = try snapshot()
    guard let found = state.apiKeys.first(where: { $0.key == key }),
      let portal = state.portal(found.portal)
    else { return nil }
    return APIKeyGrant(
      portal: portal, scope: found.scope, expiresAt: found.expiresAt, label: found.label)
  }

  /// The application with a client id on one portal.
  public func application(
    clientID: String, on portal: PortalID
  ) async throws(StoreError) -> Application? {
    try snapshot().applications.map(\.application).first {
      $0.portal == portal && $0.clientID.isSameBytes(as: clientID)
    }
  }

  /// The applications of all portals that share a client id, by ascending portal.
  public func clients(clientID: String) async throws(StoreError) -> [ClientCredentials] {
    let state = try snapshot()
    let now = time.now()
    return state.applications
      .filter { $0.application.clientID.isSameBytes(as: clientID) }
      .sorted { $0.application.portal.rawValue < $1.application.portal.rawValue }
      .compactMap { found in
        state.portal(found.application.portal).map {
          ClientCredentials(
            portal: $0, application: found.application,
            secrets: found.secrets.filter { $0.isValid(at: now) }.map(\.hash))
        }
      }
  }

  /// A user of a portal.
  public func user(_ id: UserID, on portal: PortalID) async throws(StoreError) -> PortalUser? {
    try snapshot().user(id, on: portal)
  }

  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  public func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding] {
    try snapshot().bindings
      .filter { $0.portal == portal && $0.binding.application == application }
      .map(\.binding)
      .filter { binding in
        guard let user else { return true }
        guard case .online(_, let actor) = binding.target else { return false }
        return actor == user
      }
  }
}
