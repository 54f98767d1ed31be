/// Subscribes an application to an event.
///
/// An offline binding fills the queue of the application and connector:
///
/// ```swift
/// _ = try await store.perform(
///   BindEvent(
///     portal: portal.id, application: application.id, event: event, target: .offline))
/// ```
public struct BindEvent: Sendable {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The binding exists now.
    case bound(BindingID)
    /// The same binding was there before; nothing changed. Two bindings are the same when
    /// application, event, handler, user and connector are equal, an absent user counting as 0.
    case duplicate
    /// The same binding was there before, and its handler was suspended: it is taken up again.
    case resumed(BindingID)
  }

  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The event's name.
  public var event: EventName
  /// Where the events go.
  public var target: Binding.Target
  /// The connector of the call.
  public var connector: String
  /// The least number of seconds between notifications.
  public var minimumInterval: Int64?
  /// Whether a delivery that fails blocks those behind it; only for online bindings.
  public var keepsOrder: Bool

  /// Describes a subscription.
  public init(
    portal: PortalID, application: ApplicationID, event: EventName, target: Binding.Target,
    connector: String = "", minimumInterval: Int64? = nil, keepsOrder: Bool = false
  ) {
    self.portal = portal
    self.application = application
    self.event = event
    self.target = target.normalized
    self.connector = connector
    self.minimumInterval = minimumInterval
    self.keepsOrder = keepsOrder
  }
}
