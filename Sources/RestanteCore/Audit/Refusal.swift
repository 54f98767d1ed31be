/// Why somebody was refused for what they presented or wanted: what logs, counts and alarms are
/// told. It never holds a secret.
public struct Refusal: Sendable, Hashable {
  /// The kinds of refusals; the raw value is the event's name in logs.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A key, token, code or secret that is not known or no longer good.
    case credential = "credential.refused"
    /// An address from which too many of them came lately.
    case tooManyCredentials = "credential.limited"
    /// A login with a password that does not belong to it.
    case login = "login.failed"
    /// A login, or an address, with which too many failed lately.
    case tooManyLogins = "login.limited"
    /// Something that the caller may not do: every 403.
    case permission = "access.denied"
  }

  /// What kind of refusal it is.
  public var kind: Kind
  /// What was presented, in words: `key`, `token`, `client secret`.
  public var credential: String
  /// The portal, where it is known.
  public var portal: PortalID?
  /// Whose it is or claims to be: a login, a client id, a key's id.
  public var subject: String?
  /// The error that the caller got.
  public var error: String

  /// Describes a refusal.
  public init(
    _ kind: Kind, of credential: String, on portal: PortalID? = nil, subject: String? = nil,
    error: String
  ) {
    self.kind = kind
    self.credential = credential
    self.portal = portal
    self.subject = subject
    self.error = error
  }
}
