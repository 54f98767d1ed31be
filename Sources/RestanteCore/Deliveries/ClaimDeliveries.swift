/// Claims deliveries of a portal's handlers whose turn it is, for one server that posts them.
///
/// A handler's deliveries are claimed by one server at a time. Until the claim expires or all of it
/// is reported with ``FinishDeliveries``, no other server gets any of them; a server that dies
/// costs no more than that time. Handlers of applications that may not receive events at present
/// wait.
///
/// The tokens that deliveries bring are stored in the same transaction, so that one commit serves a
/// whole turn.
public struct ClaimDeliveries: Sendable {
  /// Fresh tokens for one delivery, known by their hashes.
  public struct TokenHashes: Sendable, Hashable {
    /// The hash of an access token.
    public var access: SecretHash
    /// The hash of a refresh token.
    public var refresh: SecretHash

    /// Describes tokens.
    public init(access: SecretHash, refresh: SecretHash) {
      self.access = access
      self.refresh = refresh
    }
  }

  /// After how many seconds a handler that has to wait for its application is looked at again.
  public static let standingPause: Int64 = 60

  /// The portal.
  public var portal: PortalID
  /// The portal's mode.
  public var mode: Mode
  /// The maximum number of handlers.
  public var handlers: Int
  /// Tokens for the deliveries. There must be as many as ``DeliveryPolicy/maximumPace`` for each
  /// handler; with fewer there are fewer handlers.
  public var tokens: [TokenHashes]
  /// How long access tokens are accepted, in seconds.
  public var accessLifetime: Int64
  /// How long refresh tokens are accepted, in seconds.
  public var refreshLifetime: Int64
  /// When deliveries are tried.
  public var policy: DeliveryPolicy

  /// Describes a claim.
  public init(
    portal: PortalID, mode: Mode, handlers: Int, tokens: [TokenHashes],
    accessLifetime: Int64 = IssueTokens.originalAccessLifetime,
    refreshLifetime: Int64 = IssueTokens.originalRefreshLifetime,
    policy: DeliveryPolicy = DeliveryPolicy()
  ) {
    self.portal = portal
    self.mode = mode
    self.handlers = handlers
    self.tokens = tokens
    self.accessLifetime = accessLifetime
    self.refreshLifetime = refreshLifetime
    self.policy = policy
  }

  /// How many handlers can be served with the tokens that there are.
  public var limit: Int {
    max(0, min(handlers, tokens.count / Int(max(1, policy.maximumPace))))
  }
}

/// What was claimed on a portal.
public struct ClaimedDeliveries: Sendable {
  /// The portal; `nil` where there is none, or where it is closed.
  public var portal: Portal?
  /// The handlers that have a turn, the one that was due first coming first.
  public var claims: [DeliveryClaim]
  /// Whether more handlers may be due.
  public var isMore: Bool

  /// Describes what was claimed.
  public init(portal: Portal? = nil, claims: [DeliveryClaim] = [], isMore: Bool = false) {
    self.portal = portal
    self.claims = claims
    self.isMore = isMore
  }
}

/// The deliveries of one handler that are to be tried, one after another.
public struct DeliveryClaim: Sendable, Hashable {
  /// The handler.
  public var handler: BindingID
  /// The number of the claim, for the report.
  public var number: Int64
  /// Where to post to.
  public var url: String
  /// Whose handler it is.
  public var owner: HandlerOwner
  /// From when on others may claim the deliveries.
  public var expires: Timestamp
  /// What is to be tried, in this order.
  public var deliveries: [ClaimedDelivery]

  /// Describes a claim.
  public init(
    handler: BindingID, number: Int64, url: String, owner: HandlerOwner, expires: Timestamp,
    deliveries: [ClaimedDelivery]
  ) {
    self.handler = handler
    self.number = number
    self.url = url
    self.owner = owner
    self.expires = expires
    self.deliveries = deliveries
  }
}

/// Whose handler it is, and by what its receiver recognizes the portal.
public enum HandlerOwner: Sendable, Hashable {
  /// An application's, by its public identifier, with its licence letter.
  case application(clientID: String, status: String)
  /// The portal's own outgoing webhook, with the generations of its signing secret.
  case outgoingWebhook(SecretGenerations)
}

/// A delivery that is to be tried.
public struct ClaimedDelivery: Sendable, Hashable {
  /// The delivery.
  public var id: DeliveryID
  /// Counts its attempts from 1.
  public var attempt: Int64
  /// What it tells.
  public var content: DeliveryContent
  /// The tokens that it brings; `nil` where it brings none.
  public var tokens: DeliveredGrant?

  /// Describes a delivery.
  public init(
    id: DeliveryID, attempt: Int64, content: DeliveryContent, tokens: DeliveredGrant? = nil
  ) {
    self.id = id
    self.attempt = attempt
    self.content = content
    self.tokens = tokens
  }
}

/// Tokens that were stored for an attempt.
public struct DeliveredGrant: Sendable, Hashable {
  /// Which of ``ClaimDeliveries/tokens`` they are.
  public var place: Int
  /// Whether the refresh token is among them.
  public var bringsRefreshToken: Bool
  /// The user that they act for.
  public var user: UserID
  /// The scopes that they carry.
  public var scopes: [String]
  /// When the access token stops being accepted.
  public var expires: Timestamp

  /// Describes tokens.
  public init(
    place: Int, bringsRefreshToken: Bool, user: UserID, scopes: [String], expires: Timestamp
  ) {
    self.place = place
    self.bringsRefreshToken = bringsRefreshToken
    self.user = user
    self.scopes = scopes
    self.expires = expires
  }
}
