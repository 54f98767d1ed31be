/// What deliveries are listed by.
public enum DeliveryPhase: String, Sendable, Hashable, CaseIterable {
  /// They are in line.
  case waiting
  /// They failed and stepped aside.
  case retrying
  /// The handler took them.
  case delivered
  /// They are not tried any more, but kept.
  case parked
}

extension DeliveryState {
  /// What it is listed by.
  public var listedPhase: DeliveryPhase {
    switch phase {
    case .waiting: .waiting
    case .retrying: .retrying
    case .delivered: .delivered
    case .parked: .parked
    }
  }
}

/// Asks for one page of a portal's deliveries in one phase: by handler, then by the time of their
/// phase (when they are tried again, were delivered or parked), then by number.
public struct ListDeliveries: Sendable {
  /// Where the next page begins.
  public struct Cursor: Sendable, Hashable {
    /// The last delivery of the page before.
    public var key: DeliveryKey
    /// The time of its phase; that of the oldest ones for those in line.
    public var since: Timestamp

    /// Describes a place.
    public init(key: DeliveryKey, since: Timestamp) {
      self.key = key
      self.since = since
    }
  }

  /// The portal.
  public var portal: PortalID
  /// The one handler; `nil` for all.
  public var handler: BindingID?
  /// How far they are.
  public var phase: DeliveryPhase
  /// Where the page begins; `nil` for the first one.
  public var after: Cursor?
  /// The maximum number of deliveries.
  public var limit: Int

  /// Describes a query.
  public init(
    portal: PortalID, handler: BindingID? = nil, phase: DeliveryPhase, after: Cursor? = nil,
    limit: Int = 50
  ) {
    self.portal = portal
    self.handler = handler
    self.phase = phase
    self.after = after
    self.limit = limit
  }
}

/// A delivery as it is listed.
public struct ListedDelivery: Sendable, Hashable {
  /// The delivery.
  public var key: DeliveryKey
  /// What happened.
  public var name: EventName
  /// How far it is.
  public var state: DeliveryState
  /// How often it was tried, before it was taken up again as well.
  public var tries: Int64
  /// When the event happened.
  public var time: Timestamp
  /// Since when it is delivered or parked, or until when it steps aside; 1970 for those in line.
  public var since: Timestamp

  /// Describes a delivery.
  public init(
    key: DeliveryKey, name: EventName, state: DeliveryState, tries: Int64, time: Timestamp,
    since: Timestamp
  ) {
    self.key = key
    self.name = name
    self.state = state
    self.tries = tries
    self.time = time
    self.since = since
  }

  /// Where a page begins that follows it.
  public var cursor: ListDeliveries.Cursor { ListDeliveries.Cursor(key: key, since: since) }
}

/// A delivery with all that is known of it.
public struct DeliveryDetails: Sendable, Hashable {
  /// How far it is.
  public var listed: ListedDelivery
  /// What it tells.
  public var content: DeliveryContent
  /// Its first and last attempts, oldest first.
  public var attempts: [RecordedAttempt]

  /// Describes a delivery.
  public init(
    listed: ListedDelivery, content: DeliveryContent, attempts: [RecordedAttempt]
  ) {
    self.listed = listed
    self.content = content
    self.attempts = attempts
  }
}
