/// Ends subscriptions of an application. Events already queued stay.
public struct UnbindEvent: Sendable {
  /// Which bindings are meant.
  public enum Selection: Sendable, Hashable {
    /// The offline binding of one connector.
    case offline(connector: String)
    /// Online bindings to a handler URL, whatever their connector; `user` 0 stands for those
    /// without a user, `nil` for all.
    case online(handler: String, user: UserID?)
  }

  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The event's name.
  public var event: EventName
  /// Which bindings are meant.
  public var selection: Selection

  /// Describes an end of subscription.
  public init(
    portal: PortalID, application: ApplicationID, event: EventName, selection: Selection
  ) {
    self.portal = portal
    self.application = application
    self.event = event
    self.selection = selection
  }
}
