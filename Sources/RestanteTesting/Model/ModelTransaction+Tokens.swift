import RestanteCore

extension ModelTransaction {
  func issueTokens(_ operation: IssueTokens) throws(StoreError) -> Timestamp {
    let scope = ModelTokenScope(
      portal: operation.portal, application: operation.application, user: operation.user,
      scopes: operation.scopes)
    state.refreshTokens.append(
      ModelRefreshToken(
        token: operation.refreshToken, scope: scope,
        expiresAt: now.adding(seconds: operation.refreshLifetime)))
    let access = ModelAccessToken(
      token: operation.accessToken, scope: scope,
      expiresAt: now.adding(seconds: operation.accessLifetime))
    state.accessTokens.append(access)
    return access.expiresAt
  }

  func rotateTokens(_ operation: RotateTokens) throws(StoreError) -> RotateTokens.Outcome {
    guard let presented = state.refreshTokens.first(where: { $0.token == operation.presented }),
      presented.expiresAt > now, operation.portals.contains(presented.scope.portal),
      let application = state.application(
        presented.scope.application, on: presented.scope.portal),
      application.clientID.isSameBytes(as: operation.clientID)
    else { return .invalid }
    // Whoever presents a token has seen it: the one before it is no longer needed.
    if let predecessor = presented.predecessor {
      state.refreshTokens.removeAll { $0.token == predecessor }
    }
    state.refreshTokens.append(
      ModelRefreshToken(
        token: operation.refreshToken, scope: presented.scope,
        expiresAt: now.adding(seconds: operation.refreshLifetime),
        predecessor: presented.token))
    let access = ModelAccessToken(
      token: operation.accessToken, scope: presented.scope,
      expiresAt: now.adding(seconds: operation.accessLifetime))
    state.accessTokens.append(access)
    guard let grant = state.grant(access) else { return .invalid }
    return .rotated(grant)
  }

  func removeExpiredCredentials(
    _ operation: RemoveExpiredCredentials
  ) throws(StoreError) -> Int {
    let now = self.now
    let before = state.credentialCount
    state.accessTokens.removeAll {
      $0.scope.portal == operation.portal && $0.expiresAt <= now
    }
    state.refreshTokens.removeAll {
      $0.scope.portal == operation.portal && $0.expiresAt <= now
    }
    state.webhooks.removeAll { webhook in
      webhook.portal == operation.portal && webhook.expiresAt.map { $0 <= now } ?? false
    }
    state.apiKeys.removeAll { key in
      key.portal == operation.portal && key.expiresAt.map { $0 <= now } ?? false
    }
    return before - state.credentialCount
  }
}

extension ModelState {
  fileprivate var credentialCount: Int {
    accessTokens.count + refreshTokens.count + webhooks.count + apiKeys.count
  }

  /// What an access token stands for.
  func grant(_ token: ModelAccessToken) -> AccessGrant? {
    guard let portal = portal(token.scope.portal),
      let application = application(token.scope.application, on: portal.id),
      let user = user(token.scope.user, on: portal.id)
    else { return nil }
    return AccessGrant(
      portal: portal, application: application, user: user, scopes: token.scope.scopes,
      expiresAt: token.expiresAt)
  }
}
