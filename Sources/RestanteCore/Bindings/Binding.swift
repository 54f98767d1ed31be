/// "Send me event E": an application's subscription to one event.
public struct Binding: Sendable, Hashable {
  /// Where the events go.
  public enum Target: Sendable, Hashable {
    /// Posted to a handler URL, as the given user; `nil` acts as the user who caused the event.
    case online(handler: String, user: UserID?)
    /// Kept in the queue of the binding's connector until fetched.
    case offline

    /// The same target with user 0, which on the wire stands for no user, as no user.
    var normalized: Target {
      guard case .online(let handler, let user) = self, user?.rawValue == 0 else { return self }
      return .online(handler: handler, user: nil)
    }
  }

  /// Its number on the portal.
  public var id: BindingID
  /// The application that subscribed.
  public var application: ApplicationID
  /// The event's name.
  public var event: EventName
  /// Where the events go.
  public var target: Target
  /// The connector of the call that made the binding, "" for none.
  public var connector: String
  /// The least number of seconds between two notifications; only for `ONOFFLINEEVENT`.
  public var minimumInterval: Int64?

  /// Creates a binding value.
  public init(
    id: BindingID, application: ApplicationID, event: EventName, target: Target,
    connector: String, minimumInterval: Int64? = nil
  ) {
    self.id = id
    self.application = application
    self.event = event
    self.target = target
    self.connector = connector
    self.minimumInterval = minimumInterval
  }
}
