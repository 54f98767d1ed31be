/// A delivery as a store keeps it, without what it tells.
public struct DeliveryRow: Sendable, Hashable {
  /// Its handler.
  public var handler: BindingID
  /// What happened.
  public var name: EventName
  /// How far it is.
  public private(set) var state: DeliveryState
  /// How often it was tried, before it was taken up again as well.
  public var tries: Int64
  /// Since when it is delivered or parked; `nil` for since now, and where it is neither.
  public private(set) var since: Timestamp?

  /// Creates a row.
  public init(
    handler: BindingID, name: EventName, state: DeliveryState, tries: Int64 = 0,
    since: Timestamp? = nil
  ) {
    self.handler = handler
    self.name = name
    self.state = state
    self.tries = tries
    self.since = since
  }

  /// Brings it to another state.
  public mutating func become(_ state: DeliveryState) {
    if state.phase != self.state.phase { since = nil }
    self.state = state
  }

  /// Its name.
  public var key: DeliveryKey { DeliveryKey(handler: handler, id: state.id) }
}

/// A delivery that is to be written.
public struct NewDelivery: Sendable {
  /// Its row.
  public var row: DeliveryRow
  /// What it tells.
  public var content: DeliveryContent

  /// Describes a delivery.
  public init(row: DeliveryRow, content: DeliveryContent) {
    self.row = row
    self.content = content
  }
}

/// Tokens that a delivery brings, to be written.
public struct DeliveryTokens: Sendable {
  /// The application.
  public var application: ApplicationID
  /// The hash of the access token.
  public var access: SecretHash
  /// The hash of the refresh token; `nil` where the delivery brings none.
  public var refresh: SecretHash?
  /// When the access token stops being accepted.
  public var accessExpires: Timestamp
  /// When the refresh token stops being accepted.
  public var refreshExpires: Timestamp
  /// The user that they act for.
  public var user: UserID
  /// The scopes that they carry.
  public var scopes: [String]
  /// The session that they carry.
  public var session: EventSession

  /// Describes tokens.
  public init(
    application: ApplicationID, access: SecretHash, refresh: SecretHash?,
    accessExpires: Timestamp, refreshExpires: Timestamp, user: UserID, scopes: [String],
    session: EventSession
  ) {
    self.application = application
    self.access = access
    self.refresh = refresh
    self.accessExpires = accessExpires
    self.refreshExpires = refreshExpires
    self.user = user
    self.scopes = scopes
    self.session = session
  }
}
