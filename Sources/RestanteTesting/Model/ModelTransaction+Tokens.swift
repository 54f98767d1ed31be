import RestanteCore

extension ModelTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let scope = ModelTokenScope(
      portal: operation.portal, application: operation.application, user: operation.user,
      scopes: operation.scopes, code: operation.code, family: operation.refreshToken)
    state.refreshTokens.append(
      ModelRefreshToken(
        token: operation.refreshToken, scope: scope, createdAt: now,
        expiresAt: now.adding(seconds: operation.refreshLifetime)))
    let access = ModelAccessToken(
      token: operation.accessToken, scope: scope, createdAt: now,
      expiresAt: now.adding(seconds: operation.accessLifetime))
    state.accessTokens.append(access)
    return access.expiresAt
  }

  func rotateTokens(_ operation: RotateTokens) throws(StoreError) -> RotateTokens.Outcome {
    guard let presented = state.refreshTokens.first(where: { $0.token == operation.presented }),
      presented.expiresAt > now, operation.portals.contains(presented.scope.portal),
      let application = state.application(
        presented.scope.application, on: presented.scope.portal),
      application.clientID.isSameBytes(as: operation.clientID),
      let portal = state.portal(presented.scope.portal),
      let user = state.user(presented.scope.user, on: presented.scope.portal)
    else { return .invalid }
    if presented.isSpent {
      let family = presented.scope.family
      state.accessTokens.removeAll { $0.scope.family == family }
      state.refreshTokens.removeAll { $0.scope.family == family }
      return .reused
    }
    if let refusal = GrantRefusal.of(portal: portal, application: application, user: user) {
      return .refused(refusal)
    }
    // Whoever presents a token has seen it: the one before it is no longer needed.
    if let predecessor = presented.predecessor { spendRefreshToken(predecessor) }
    state.refreshTokens.append(
      ModelRefreshToken(
        token: operation.refreshToken, scope: presented.scope, createdAt: now,
        expiresAt: now.adding(seconds: operation.refreshLifetime),
        predecessor: presented.token))
    let access = ModelAccessToken(
      token: operation.accessToken, scope: presented.scope, createdAt: now,
      expiresAt: now.adding(seconds: operation.accessLifetime), predecessor: presented.token)
    state.accessTokens.append(access)
    guard let grant = state.grant(access) else { return .invalid }
    return .rotated(grant)
  }

  /// Remembers a refresh token for a while as one that is not exchanged any more.
  func spendRefreshToken(_ token: SecretHash) {
    guard let index = state.refreshTokens.firstIndex(where: { $0.token == token }) else { return }
    state.refreshTokens[index].isSpent = true
    state.refreshTokens[index].expiresAt = min(
      state.refreshTokens[index].expiresAt, now.adding(seconds: RotateTokens.memory))
  }

  func removeExpiredCredentials(
    _ operation: RemoveExpiredCredentials
  ) throws(StoreError) -> Int {
    let now = self.now
    let before = state.credentialCount
    let isOver = { (portal: PortalID, expiry: Timestamp?) in
      portal == operation.portal && expiry.map { $0 <= now } ?? false
    }
    state.accessTokens.remove(atMost: operation.limit) {
      isOver(
        $0.scope.portal,
        $0.expiresAt.adding(seconds: RemoveExpiredCredentials.accessTokenMemory))
    }
    state.refreshTokens.remove(atMost: operation.limit) { isOver($0.scope.portal, $0.expiresAt) }
    state.webhooks.remove(atMost: operation.limit) { isOver($0.portal, $0.expiresAt) }
    state.apiKeys.remove(atMost: operation.limit) { isOver($0.portal, $0.expiresAt) }
    state.codes.remove(atMost: operation.limit) {
      isOver($0.portal, $0.expiresAt.adding(seconds: AuthorizationCode.memory))
    }
    return before - state.credentialCount
  }
}

extension ModelState {
  fileprivate var credentialCount: Int {
    accessTokens.count + refreshTokens.count + webhooks.count + apiKeys.count + codes.count
  }

  /// What an access token stands for.
  func grant(_ token: ModelAccessToken) -> AccessGrant? {
    guard let portal = portal(token.scope.portal),
      let application = application(token.scope.application, on: portal.id),
      let user = user(token.scope.user, on: portal.id)
    else { return nil }
    return AccessGrant(
      portal: portal, application: application, user: user, scopes: token.scope.scopes,
      expiresAt: token.expiresAt, isUnconfirmed: token.predecessor != nil)
  }
}

extension Array {
  /// Removes the first elements that are meant, at most so many.
  mutating func remove(atMost limit: Int, where isMeant: (Element) -> Bool) {
    var left = limit
    removeAll { element in
      guard left > 0, isMeant(element) else { return false }
      left -= 1
      return true
    }
  }
}
