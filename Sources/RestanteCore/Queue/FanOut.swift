/// Decides which bindings of an event get a publication.
public enum FanOut {
  /// A binding together with what its application is allowed.
  public struct Candidate: Sendable, Hashable {
    /// The application's number.
    public var application: ApplicationID
    /// The application's public identifier, compared with the publication's origin.
    public var clientID: String
    /// Whether the application is active and its installation finished.
    public var mayReceive: Bool
    /// The binding's connector.
    public var connector: String
    /// Whether the binding keeps events in a queue.
    public var isOffline: Bool

    /// Creates a candidate.
    public init(
      application: ApplicationID, clientID: String, mayReceive: Bool, connector: String,
      isOffline: Bool
    ) {
      self.application = application
      self.clientID = clientID
      self.mayReceive = mayReceive
      self.connector = connector
      self.isOffline = isOffline
    }
  }

  /// What happens to a publication at one binding.
  public enum Decision: Sendable, Hashable {
    /// It is written to the binding's queue.
    case queue
    /// It is dropped because the same application and connector made the change.
    case suppress
    /// Nothing: the application may not receive, or the binding is online.
    case skip
  }

  /// Decides for one binding.
  ///
  /// A change is its maker's own when application and connector are both the binding's, an absent
  /// connector being equal to another absent one. Without an origin nothing is suppressed.
  public static func decide(_ candidate: Candidate, origin: EventOrigin?) -> Decision {
    guard candidate.mayReceive, candidate.isOffline else { return .skip }
    guard let origin else { return .queue }
    let own = EventOrigin(clientID: candidate.clientID, connector: candidate.connector)
    return origin == own ? .suppress : .queue
  }
}
