/// Keeps the code that the authorization page gives to an application once the user consented.
public struct IssueAuthorizationCode: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The code can be exchanged until then.
    case issued(expiresAt: Timestamp)
    /// The application or the user may not have one; nothing was kept.
    case refused(GrantRefusal)
    /// The form by which the user consented brought a code before; nothing was kept.
    case formUsed
  }

  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The user who consented.
  public var user: UserID
  /// The scopes that the tokens will carry; `nil` for all of the application's.
  public var scopes: [String]?
  /// The hash of the code.
  public var code: SecretHash
  /// How long the code is accepted, in seconds.
  public var lifetime: Int64
  /// What tells the form by which the user consented from others, and how long that is good, in
  /// seconds: it brings one code only. `nil` when there was no form.
  public var form: (id: SecretHash, lifetime: Int64)?

  /// Describes the operation.
  public init(
    portal: PortalID, application: ApplicationID, user: UserID, scopes: [String]? = nil,
    code: SecretHash, lifetime: Int64 = AuthorizationCode.originalLifetime,
    form: (id: SecretHash, lifetime: Int64)? = nil
  ) {
    self.portal = portal
    self.application = application
    self.user = user
    self.scopes = scopes
    self.code = code
    self.lifetime = lifetime
    self.form = form
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let portal = try transaction.portal(portal) else { return .refused(.portalClosed) }
    guard let application = try transaction.application(application, on: portal.id),
      application.isInstalled
    else { return .refused(.notInstalled) }
    guard let user = try transaction.user(user, on: portal.id) else {
      return .refused(.userNotAllowed)
    }
    if let refusal = GrantRefusal.of(portal: portal, application: application, user: user) {
      return .refused(refusal)
    }
    if let form {
      guard try transaction.authorizationCode(form.id) == nil else { return .formUsed }
      // Kept as a code that was exchanged already, until the form would be too old anyway.
      try transaction.keep(
        AuthorizationCode(
          code: form.id, portal: portal.id, application: application.id, user: user.id,
          scopes: [], expiresAt: transaction.now.adding(seconds: form.lifetime), isRedeemed: true))
    }
    let expiresAt = transaction.now.adding(seconds: lifetime)
    try transaction.keep(
      AuthorizationCode(
        code: code, portal: portal.id, application: application.id, user: user.id,
        scopes: scopes ?? application.scopes, expiresAt: expiresAt))
    return .issued(expiresAt: expiresAt)
  }
}
