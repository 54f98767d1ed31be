public import RestanteCore

extension ModelStore {
  /// Which server key the store belongs to.
  public func serverKeys() async throws(StoreError) -> KnownServerKeys? {
    try snapshot().serverKeys
  }

  /// A portal by its number.
  public func portal(_ id: PortalID) async throws(StoreError) -> Portal? {
    try snapshot().portal(id)
  }

  /// Users of a portal by ascending number.
  public func users(
    on portal: PortalID, after: UserID?, limit: Int
  ) async throws(StoreError) -> [PortalUser] {
    let users = try snapshot().users.filter { $0.portal == portal }
    return Self.page(users, by: \.id.rawValue, after: after?.rawValue, limit)
  }

  /// Applications of a portal by ascending number.
  public func applications(
    on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [Application] {
    let applications = try snapshot().applications.map(\.application)
      .filter { $0.portal == portal }
    return Self.page(applications, by: \.id.rawValue, after: after?.rawValue, limit)
  }

  /// The user with a login and what the password is checked against.
  public func passwordCredentials(
    login: String, on portal: PortalID
  ) async throws(StoreError) -> PasswordCredentials? {
    let state = try snapshot()
    let key = PortalUser.loginKey(login)
    guard !key.isEmpty, let user = state.user(loginKey: key, on: portal) else { return nil }
    return PasswordCredentials(
      user: user, password: state.passwords[ModelUserKey(portal: portal, user: user.id)])
  }

  /// What a door's code stands for, expired or not.
  public func doorGrant(code: SecretHash) async throws(StoreError) -> DoorGrant? {
    try snapshot().doorGrant(code)
  }

  /// What a key of the whole server stands for, expired or not.
  public func serverKeyGrant(key: SecretHash) async throws(StoreError) -> ServerKeyGrant? {
    let found = try snapshot().apiKeys.first { $0.key == key && $0.portal == .server }
    return found.map { ServerKeyGrant(expiresAt: $0.expiresAt, label: $0.label) }
  }

  /// The valid secrets of an application, oldest first.
  public func clientSecrets(
    of application: ApplicationID, on portal: PortalID
  ) async throws(StoreError) -> [ClientSecretRecord] {
    let now = time.now()
    let found = try snapshot().applications.first {
      $0.application.portal == portal && $0.application.id == application
    }
    return (found?.secrets ?? []).filter { $0.isValid(at: now) }.map {
      ClientSecretRecord(
        id: CredentialID(of: $0.hash), createdAt: $0.createdAt, expiresAt: $0.expiresAt)
    }
  }

  /// Webhooks of a portal by ascending id.
  public func webhooks(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [WebhookRecord] {
    let webhooks = try snapshot().webhooks.filter { $0.portal == portal }.map {
      WebhookRecord(
        id: CredentialID(of: $0.code), user: $0.user, scopes: $0.scopes, label: $0.label,
        createdAt: $0.createdAt, expiresAt: $0.expiresAt)
    }
    return Self.page(webhooks, by: \.id, after: after, limit)
  }

  /// Doors of a portal by ascending id.
  public func doors(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [DoorRecord] {
    let doors = try snapshot().doors.filter { $0.portal == portal }.map {
      DoorRecord(
        id: CredentialID(of: $0.code), token: $0.token, label: $0.label, createdAt: $0.createdAt,
        expiresAt: $0.expiresAt)
    }
    return Self.page(doors, by: \.id, after: after, limit)
  }

  /// A session of the console, over or not.
  public func consoleSession(
    _ secret: SecretHash, on portal: PortalID
  ) async throws(StoreError) -> ConsoleSession? {
    try snapshot().sessions.first { $0.secret == secret && $0.session.portal == portal }?.session
  }

  /// Sessions of a portal, or of the server, by ascending id.
  public func consoleSessions(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [ConsoleSession] {
    let sessions = try snapshot().sessions.map(\.session).filter { $0.portal == portal }
    return Self.page(sessions, by: \.id, after: after, limit)
  }

  /// Keys of a portal, or of the server, by ascending id.
  public func apiKeys(
    on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [APIKeyRecord] {
    let keys = try snapshot().apiKeys.filter { $0.portal == portal }.map {
      APIKeyRecord(
        id: CredentialID(of: $0.key), scope: $0.scope, label: $0.label,
        createdAt: $0.createdAt, expiresAt: $0.expiresAt)
    }
    return Self.page(keys, by: \.id, after: after, limit)
  }

  /// Tokens of an application by ascending id.
  public func tokens(
    of application: ApplicationID, on portal: PortalID, after: CredentialID?, limit: Int
  ) async throws(StoreError) -> [TokenRecord] {
    let state = try snapshot()
    let access = state.accessTokens.map {
      ($0.scope, Self.record($0.token, .access, $0.scope, $0.createdAt, $0.expiresAt))
    }
    let refresh = state.refreshTokens.filter { !$0.isSpent }.map {
      ($0.scope, Self.record($0.token, .refresh, $0.scope, $0.createdAt, $0.expiresAt))
    }
    let tokens = (access + refresh)
      .filter { scope, _ in scope.portal == portal && scope.application == application }
      .map { _, record in record }
    return Self.page(tokens, by: \.id, after: after, limit)
  }

  private static func record(
    _ token: SecretHash, _ kind: TokenRecord.Kind, _ scope: ModelTokenScope,
    _ createdAt: Timestamp, _ expiresAt: Timestamp
  ) -> TokenRecord {
    TokenRecord(
      id: CredentialID(of: token), kind: kind, user: scope.user, scopes: scope.scopes,
      createdAt: createdAt, expiresAt: expiresAt)
  }

  /// The applications that a user lets act, by ascending number.
  public func authorizations(
    of user: UserID, on portal: PortalID, after: ApplicationID?, limit: Int
  ) async throws(StoreError) -> [UserAuthorization] {
    let (state, now) = (try snapshot(), time.now())
    let tokens = state.refreshTokens.filter {
      $0.scope.portal == portal && $0.scope.user == user && !$0.isSpent && $0.expiresAt > now
    }
    let applications = state.applications.map(\.application).filter { $0.portal == portal }
    let authorizations = applications.compactMap { application -> UserAuthorization? in
      let own = tokens.filter { $0.scope.application == application.id }
      guard let until = own.map(\.expiresAt).max() else { return nil }
      return UserAuthorization(
        application: application, since: own.map(\.createdAt).min(), expiresAt: until)
    }
    return Self.page(authorizations, by: \.application.id.rawValue, after: after?.rawValue, limit)
  }

  /// Records of an audit log, newest first.
  public func auditRecords(
    on portal: PortalID, before: Int64?, limit: Int
  ) async throws(StoreError) -> [AuditRecord] {
    let log = try snapshot().auditLogs[portal] ?? []
    return Array(log.reversed().filter { $0.number < before ?? .max }.prefix(limit))
  }

  /// The first elements after one, in the order of a member.
  static func page<Element, Member: Comparable>(
    _ elements: [Element], by member: KeyPath<Element, Member>, after: Member?, _ limit: Int
  ) -> [Element] {
    let ordered = elements.sorted { $0[keyPath: member] < $1[keyPath: member] }
    let rest = ordered.filter { element in after.map { element[keyPath: member] > $0 } ?? true }
    return Array(rest.prefix(limit))
  }
}
