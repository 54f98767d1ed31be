/// A handler with its state and how many deliveries it has.
public struct HandlerFigures: Sendable, Hashable {
  /// The number of its binding or outgoing webhook.
  public var handler: BindingID
  /// The application; `nil` for an outgoing webhook.
  public var application: ApplicationID?
  /// The application's public identifier; `nil` for an outgoing webhook.
  public var clientID: String?
  /// The event that is bound; `nil` for an outgoing webhook, which may have several.
  public var event: EventName?
  /// Where events are posted to.
  public var url: String
  /// What is known of it. Its mode is the portal's, and means nothing here.
  public var state: HandlerState
  /// Whether what its suspension parked is being taken up again, in steps.
  public var isResuming: Bool
  /// Since when it is suspended; `nil` where it is not.
  public var suspendedAt: Timestamp?
  /// When it may have its next turn; `nil` where nothing is to be delivered.
  public var dueAt: Timestamp?
  /// How many deliveries there are of each phase; of those that were taken, the ones that are kept.
  public var counts: [DeliveryPhase: Int64]
  /// When the event of the oldest delivery happened that is still to be delivered.
  public var oldestPendingAt: Timestamp?

  /// Describes a handler.
  public init(
    handler: BindingID, application: ApplicationID?, clientID: String? = nil,
    event: EventName? = nil, url: String, state: HandlerState, isResuming: Bool = false,
    suspendedAt: Timestamp? = nil, dueAt: Timestamp? = nil,
    counts: [DeliveryPhase: Int64] = [:], oldestPendingAt: Timestamp? = nil
  ) {
    self.handler = handler
    self.application = application
    self.clientID = clientID
    self.event = event
    self.url = url
    self.state = state
    self.isResuming = isResuming
    self.suspendedAt = suspendedAt
    self.dueAt = dueAt
    self.counts = counts
    self.oldestPendingAt = oldestPendingAt
  }
}
