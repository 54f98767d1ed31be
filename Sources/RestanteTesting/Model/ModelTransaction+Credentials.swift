import RestanteCore

extension ModelTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let scope = ModelTokenScope(
      portal: operation.portal, application: operation.application, user: operation.user,
      scopes: operation.scopes, code: operation.code, family: operation.family)
    state.refreshTokens.append(
      ModelRefreshToken(
        token: operation.refreshToken, scope: scope, createdAt: now,
        expiresAt: now.adding(seconds: operation.refreshLifetime),
        predecessor: operation.predecessor))
    let access = ModelAccessToken(
      token: operation.accessToken, scope: scope, createdAt: now,
      expiresAt: now.adding(seconds: operation.accessLifetime),
      predecessor: operation.predecessor)
    state.accessTokens.append(access)
    return access.expiresAt
  }

  func refreshToken(_ token: SecretHash) throws(StoreError) -> RefreshTokenRecord? {
    state.refreshTokens.first { $0.token == token }.map { known in
      RefreshTokenRecord(
        portal: known.scope.portal, application: known.scope.application, user: known.scope.user,
        scopes: known.scope.scopes, expiresAt: known.expiresAt, predecessor: known.predecessor,
        code: known.scope.code, family: known.scope.family, isSpent: known.isSpent)
    }
  }

  func removeTokens(
    ofFamily family: SecretHash, of application: ApplicationID, on portal: PortalID
  ) throws(StoreError) {
    state.accessTokens.removeAll { $0.scope.family == family }
    state.refreshTokens.removeAll { $0.scope.family == family }
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
    state.doors.remove(atMost: operation.limit) { isOver($0.portal, $0.expiresAt) }
    state.sessions.remove(atMost: operation.limit) {
      isOver($0.session.portal, $0.session.expiresAt)
    }
    state.apiKeys.remove(atMost: operation.limit) { isOver($0.portal, $0.expiresAt) }
    state.codes.remove(atMost: operation.limit) {
      isOver($0.portal, $0.expiresAt.adding(seconds: AuthorizationCode.memory))
    }
    return before - state.credentialCount
  }
}

extension ModelState {
  fileprivate var credentialCount: Int {
    accessTokens.count + refreshTokens.count + webhooks.count + doors.count + sessions.count
      + apiKeys.count + codes.count
  }

  /// What an access token stands for.
  func grant(_ token: ModelAccessToken) -> AccessGrant? {
    guard let portal = portal(token.scope.portal),
      let application = application(token.scope.application, on: portal.id),
      let user = user(token.scope.user, on: portal.id)
    else { return nil }
    return AccessGrant(
      portal: portal, application: application, user: user, scopes: token.scope.scopes,
      expiresAt: token.expiresAt, isUnconfirmed: token.predecessor != nil, session: token.session)
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
