/// A portal's own subscription: events that are posted to a URL on behalf of no application.
public struct OutgoingWebhook: Sendable, Hashable {
  /// Its number on the portal, one of the same series as bindings have.
  public var id: BindingID
  /// Where events are posted to.
  public var url: String
  /// Which events are, in alphabetical order.
  public var events: [EventName]
  /// What people call it.
  public var label: String
  /// Whether a delivery that fails blocks those behind it.
  public var keepsOrder: Bool
  /// Which secrets sign its deliveries.
  public var secrets: SecretGenerations
  /// When it was added.
  public var createdAt: Timestamp

  /// Creates a value.
  public init(
    id: BindingID, url: String, events: [EventName], label: String, keepsOrder: Bool,
    secrets: SecretGenerations, createdAt: Timestamp
  ) {
    self.id = id
    self.url = url
    self.events = events
    self.label = label
    self.keepsOrder = keepsOrder
    self.secrets = secrets
    self.createdAt = createdAt
  }
}

/// Adds an outgoing webhook.
public struct AddOutgoingWebhook: Sendable {
  /// The portal.
  public var portal: PortalID
  /// Where events are posted to.
  public var url: String
  /// Which events are; names that come twice count once.
  public var events: [EventName]
  /// What people call it.
  public var label: String
  /// Whether a delivery that fails blocks those behind it.
  public var keepsOrder: Bool

  /// Describes the operation.
  public init(
    portal: PortalID, url: String, events: [EventName], label: String = "",
    keepsOrder: Bool = false
  ) {
    self.portal = portal
    self.url = url
    self.events = events
    self.label = label
    self.keepsOrder = keepsOrder
  }
}

/// Removes an outgoing webhook. What was published for it and is not delivered is not tried any
/// more; ``PruneDeliveries`` removes it.
public struct RemoveOutgoingWebhook: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The webhook.
  public var webhook: BindingID

  /// Describes the operation.
  public init(portal: PortalID, webhook: BindingID) {
    self.portal = portal
    self.webhook = webhook
  }
}

/// Gives an outgoing webhook a new signing secret.
public struct RotateWebhookSecret: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The webhook.
  public var webhook: BindingID
  /// For how long the secret that was current stays good, in seconds.
  public var overlap: Int64

  /// Describes the operation.
  public init(portal: PortalID, webhook: BindingID, overlap: Int64) {
    self.portal = portal
    self.webhook = webhook
    self.overlap = overlap
  }
}
