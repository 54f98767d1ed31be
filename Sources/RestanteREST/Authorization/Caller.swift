import RestanteCore

/// Who makes a call, after authorization.
struct Caller: Sendable {
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
  var connector = ""
  /// How many times over the call may cause events.
  var session = EventSession.standard

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

  /// What a call beyond the caller's scopes is answered with.
  var scopeError: RESTError {
    switch credential {
    case .token: RESTError(.tokenScope)
    case .webhook: RESTError(.webhookScope)
    }
  }
}
