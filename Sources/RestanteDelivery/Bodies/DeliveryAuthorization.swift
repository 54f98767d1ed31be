public import RestanteCore

/// The `auth` block of a delivery: by what its receiver recognizes the portal, and with what it may
/// call back.
public struct DeliveryAuthorization: Sendable, Redacted {
  /// How the portal is named and reached.
  public struct Sender: Sendable, Hashable {
    /// The portal's host, with port where it has one.
    public var domain: String
    /// Where its methods are called, with a slash at the end.
    public var clientEndpoint: String
    /// Where the authorization server's methods are called, with a slash at the end.
    public var serverEndpoint: String
    /// The portal's `member_id`.
    public var memberID: String

    /// Names a portal.
    public init(
      domain: String, clientEndpoint: String, serverEndpoint: String, memberID: String
    ) {
      self.domain = domain
      self.clientEndpoint = clientEndpoint
      self.serverEndpoint = serverEndpoint
      self.memberID = memberID
    }
  }

  /// Tokens that were made for one attempt.
  public struct Tokens: Sendable, Redacted {
    /// The access token.
    public var access: String
    /// The refresh token; `nil` for events that bring none, see ``EventName/deliveredTokens``.
    public var refresh: String?
    /// When the access token expires.
    public var expires: Timestamp
    /// In how many seconds it does.
    public var lifetime: Int64
    /// The scopes of the application.
    public var scopes: [String]
    /// The licence letter of the application.
    public var status: String
    /// Whom they act for.
    public var user: UserID

    /// Describes tokens.
    public init(
      access: String, refresh: String?, expires: Timestamp, lifetime: Int64, scopes: [String],
      status: String, user: UserID
    ) {
      self.access = access
      self.refresh = refresh
      self.expires = expires
      self.lifetime = lifetime
      self.scopes = scopes
      self.status = status
      self.user = user
    }
  }

  /// The portal.
  public var sender: Sender
  /// The tokens; `nil` where no user is known, for events that bring none, and for outgoing
  /// webhooks.
  public var tokens: Tokens?
  /// By what the receiver recognizes the portal: the application's or the outgoing webhook's.
  public var applicationToken: String

  /// Creates a block.
  public init(sender: Sender, tokens: Tokens?, applicationToken: String) {
    self.sender = sender
    self.tokens = tokens
    self.applicationToken = applicationToken
  }
}
