import RestanteCore

/// Begins sessions, finds whose a session is, and ends those that are over.
struct SessionKeeper: Sendable {
  /// The maximum number of bytes that are kept of what a browser calls itself.
  static let browserBytes = 200

  let store: any Store
  let random: any RandomSource

  /// Begins a session; returns what its cookie holds.
  func open(
    _ holder: ConsoleSession.Holder, on portal: PortalID, for request: ConsoleRequest
  ) async throws(StoreError) -> SessionSecret {
    let secret = SessionSecret(portal: portal, secret: Credential.secret(using: random))
    try await store.perform(
      OpenSession(
        portal: portal, secret: secret.hash, holder: holder, address: request.address,
        browser: String(decoding: request.browser.utf8.prefix(Self.browserBytes), as: UTF8.self)
      ))
    return secret
  }

  /// Who sends a request; `nil` for somebody without a session, or with one that is over.
  func visitor(of request: ConsoleRequest) async throws(StoreError) -> Visitor? {
    guard let secret = ConsoleCookie.session.value(in: request).flatMap(SessionSecret.init),
      let session = try await store.consoleSession(secret.hash, on: secret.portal)
    else { return nil }
    let now = store.time.now()
    guard !session.isOver(at: now), let identity = try await identity(of: session, at: now)
    else {
      _ = try await store.perform(EndSession(portal: secret.portal, id: session.id))
      return nil
    }
    if session.isToBeNoted(at: now) {
      try await store.perform(NoteSession(portal: secret.portal, secret: secret.hash))
    }
    return Visitor(identity: identity, secret: secret, session: session)
  }

  /// Ends a visitor's session.
  func close(_ visitor: Visitor) async throws(StoreError) {
    _ = try await store.perform(
      EndSession(portal: visitor.session.portal, id: visitor.session.id))
  }

  /// Who holds a session: what was true at the login may have changed since.
  private func identity(
    of session: ConsoleSession, at now: Timestamp
  ) async throws(StoreError) -> Visitor.Identity? {
    switch session.holder {
    case .user(let id, let password):
      guard let portal = try await store.portal(session.portal),
        portal.settings.state == .active, let user = try await store.user(id, on: portal.id),
        user.isActive,
        let known = try await store.passwordCredentials(login: user.login, on: portal.id),
        known.user.id == id, known.password?.mark == password
      else { return nil }
      return .user(user, portal)
    case .key(let hash):
      if session.portal == .server {
        guard let grant = try await store.serverKeyGrant(key: hash),
          grant.expiresAt.map({ $0 > now }) ?? true
        else { return nil }
        return .serverKey(label: grant.label)
      }
      guard let grant = try await store.apiKeyGrant(key: hash), grant.scope == .admin,
        grant.portal.id == session.portal, grant.portal.settings.state == .active,
        grant.expiresAt.map({ $0 > now }) ?? true
      else { return nil }
      return .portalKey(label: grant.label, grant.portal)
    }
  }
}
