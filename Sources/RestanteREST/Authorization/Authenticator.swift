import RestanteCore
import RestanteJSON

/// Finds out who makes a request: an access token counts first, then a webhook's user and code.
struct Authenticator {
  let context: ServiceContext
  /// Charges the request once its portal is known.
  let meter: RequestMeter

  /// Who makes the request.
  ///
  /// - Parameters:
  ///   - header: The `Authorization` header.
  ///   - parameters: All parameters; those of the path stand in them as `aplogin` and `ap`.
  ///   - scope: What the called method needs.
  ///   - isSecure: Whether webhooks are let through.
  func caller(
    header: String?, parameters: RequestParameters, scope: String?, isSecure: Bool
  ) async throws(RESTError) -> Caller {
    do throws(RESTError) {
      return try await identify(
        header: header, parameters: parameters, scope: scope, isSecure: isSecure)
    } catch {
      try meter.charge(nil)
      throw error
    }
  }

  private func identify(
    header: String?, parameters: RequestParameters, scope: String?, isSecure: Bool
  ) async throws(RESTError) -> Caller {
    if let token = Self.token(header: header, parameters: parameters) {
      return try await application(token: token, parameters: parameters, scope: scope)
    }
    if let user = parameters.text("aplogin"), !user.isEmpty,
      let code = parameters.text("ap"), !code.isEmpty
    {
      return try await webhook(user: user, code: code, scope: scope, isSecure: isSecure)
    }
    throw RESTError(.noAuthorization)
  }

  /// The token of the header, else of `auth`, else of `access_token`; empty ones do not count.
  static func token(header: String?, parameters: RequestParameters) -> String? {
    if let header, header.prefix(7).lowercased() == "bearer " {
      let token = PHPText.trimmed(String(header.dropFirst(7)))
      if !token.isEmpty { return token }
    }
    for name in ["auth", "access_token"] {
      if let token = parameters.text(name), !token.isEmpty { return token }
    }
    return nil
  }

  private func application(
    token: String, parameters: RequestParameters, scope: String?
  ) async throws(RESTError) -> Caller {
    let grant = try await grant(ofToken: token)
    let caller = Caller(
      portal: grant.portal, user: grant.user, scopes: grant.scopes,
      credential: .token(grant.application), session: grant.session)
    guard caller.mayUse(scope) else { throw caller.scopeError }
    try AccessChecks.afterScope(grant)
    // Any call that names a connector, an empty one too, needs the licence for connectors.
    let namesConnector = parameters["auth_connector"].map { !$0.isNull } ?? false
    guard !namesConnector || grant.portal.settings.features.authConnector else {
      throw RESTError(.connectorLicence)
    }
    let connector = try Self.connector(parameters)
    if grant.isUnconfirmed { try await confirm(SecretHash(of: token)) }
    return caller.naming(connector)
  }

  /// What a token stands for, whatever is called with it.
  func grant(ofToken token: String) async throws(RESTError) -> AccessGrant {
    let hash = SecretHash(of: token)
    let grant = try await storeAnswer { () async throws(StoreError) in
      try await context.store.accessGrant(token: hash)
    }
    guard let grant else { throw RESTError(.unknownToken) }
    try meter.charge(grant.portal)
    try AccessChecks.beforeScope(grant, now: context.store.time.now())
    return grant
  }

  /// The first call with a token that came in exchange for a refresh token ends that one.
  private func confirm(_ token: SecretHash) async throws(RESTError) {
    try await storeAnswer { () async throws(StoreError) in
      try await context.store.perform(ConfirmTokens(accessToken: token))
    }
  }

  /// The connector is opaque text. A list is refused rather than taken for another connector.
  private static func connector(_ parameters: RequestParameters) throws(RESTError) -> String {
    guard let value = parameters["auth_connector"] else { return "" }
    guard let text = value.phpText else {
      throw RESTError(.invalidType, "auth_connector", argument: "auth_connector")
    }
    return text
  }

  /// What a webhook stands for, whatever is called by it.
  func grant(
    ofWebhook code: String, user: String, isSecure: Bool
  ) async throws(RESTError) -> WebhookGrant {
    guard isSecure else { throw RESTError(.httpsRequired) }
    let hash = SecretHash(of: code)
    let grant = try await storeAnswer { () async throws(StoreError) in
      try await context.store.webhookGrant(code: hash)
    }
    if let grant { try meter.charge(grant.portal) }
    guard let grant, Self.isMeant(user, grant.user),
      grant.expiresAt.map({ context.store.time.now() < $0 }) ?? true
    else { throw RESTError(.badWebhook) }
    guard grant.portal.settings.state == .active else { throw RESTError(.portalDeleted) }
    return grant
  }

  private func webhook(
    user: String, code: String, scope: String?, isSecure: Bool
  ) async throws(RESTError) -> Caller {
    let grant = try await grant(ofWebhook: code, user: user, isSecure: isSecure)
    let caller = Caller(
      portal: grant.portal, user: grant.user, scopes: grant.scopes,
      credential: .webhook(SecretHash(of: code)), connector: "")
    guard caller.mayUse(scope) else { throw caller.scopeError }
    guard grant.portal.settings.features.rest else { throw RESTError(.subscriptionOnly) }
    guard grant.user.isActive else { throw RESTError(.inactiveUser) }
    return caller
  }

  /// Whether a webhook's path names its user: by number, or else by login.
  private static func isMeant(_ text: String, _ user: PortalUser) -> Bool {
    if let number = Int64(text), String(number) == text { return number == user.id.rawValue }
    return user.loginKey?.isSameBytes(as: PortalUser.loginKey(text)) ?? false
  }
}
