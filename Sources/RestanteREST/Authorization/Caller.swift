import RestanteCore

/// Who makes a call, after authorization.
final class Caller: Sendable {
  /// What the call was authorized by.
  enum Credential: Sendable {
    /// An application's access token (`oauth` on the wire).
    case token(Application)
    /// An incoming webhook (`apauth`), known by the hash of its code.
    case webhook(SecretHash)
  }

  let portal: Portal
  let user: PortalUser
  /// The scopes of the token or the webhook.
  let scopes: [String]
  let credential: Credential
  /// The connector that the call named, "" for none. Webhooks have none.
  let connector: String
  /// How many times over the call may cause events.
  let session: EventSession

  init(
    portal: Portal, user: PortalUser, scopes: [String], credential: Credential,
    connector: String = "", session: EventSession = .standard
  ) {
    self.portal = portal
    self.user = user
    self.scopes = scopes
    self.credential = credential
    self.connector = connector
    self.session = session
  }

  /// The public identifier of the calling application; `nil` for a webhook.
  var clientID: String? {
    if case .token(let application) = credential { application.clientID } else { nil }
  }

  /// Whether the caller's scopes include the one that a method needs; global methods need none.
  func mayUse(_ scope: String?) -> Bool {
    guard let scope else { return true }
    if scopes.contains(scope) { return true }
    return scope == "user" && (scopes.contains("user_brief") || scopes.contains("user_basic"))
  }

  /// The same caller, whose call names a connector.
  func naming(_ connector: String) -> Caller {
    guard !connector.isEmpty else { return self }
    return Caller(
      portal: portal, user: user, scopes: scopes, credential: credential, connector: connector,
      session: session)
  }

  /// What a call beyond the caller's scopes is answered with.
  var scopeError: RESTError {
    switch credential {
    case .token: RESTError(.tokenScope)
    case .webhook: RESTError(.webhookScope)
    }
  }
}
