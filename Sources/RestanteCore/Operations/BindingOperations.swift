/// The changes that can be made to bindings inside a transaction.
public protocol BindingTransaction {
  /// Adds a binding.
  func bind(_ operation: BindEvent) throws(StoreError) -> BindEvent.Outcome
  /// Removes bindings; answers how many.
  func unbind(_ operation: UnbindEvent) throws(StoreError) -> Int
}

/// Looks at bindings without changing them.
public protocol BindingReader: Sendable {
  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding]
}

/// Subscribes an application to an event.
public struct BindEvent: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The binding exists now.
    case bound(BindingID)
    /// The same binding was there before; nothing changed. Two bindings are the same when
    /// application, event, handler, user and connector are equal, an absent user counting as 0.
    case duplicate
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

  /// Describes a subscription.
  public init(
    portal: PortalID, application: ApplicationID, event: EventName, target: Binding.Target,
    connector: String = "", minimumInterval: Int64? = nil
  ) {
    self.portal = portal
    self.application = application
    self.event = event
    self.target = target.normalized
    self.connector = connector
    self.minimumInterval = minimumInterval
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    try transaction.bind(self)
  }
}

/// Ends subscriptions of an application. Events already queued stay.
public struct UnbindEvent: StoreOperation {
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

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.unbind(self)
  }
}
