/// Decides which bindings of an event get a publication.
public enum FanOut {
  /// A binding together with what its application is allowed, or an outgoing webhook.
  public struct Candidate: Sendable, Hashable {
    /// The number of the binding or the outgoing webhook.
    public var binding: BindingID
    /// The application's number, or ``ApplicationID/portal`` for an outgoing webhook.
    public var application: ApplicationID
    /// The application's public identifier, compared with the publication's origin.
    public var clientID: String
    /// What says whether the application may receive events.
    public var standing: ApplicationStanding
    /// The binding's connector.
    public var connector: String
    /// Whether the binding keeps events in a queue.
    public var isOffline: Bool
    /// The user for whom an online binding acts; `nil` for the one who caused the event.
    public var user: UserID?

    /// Creates a candidate.
    public init(
      binding: BindingID, application: ApplicationID, clientID: String,
      standing: ApplicationStanding, connector: String, isOffline: Bool, user: UserID? = nil
    ) {
      self.binding = binding
      self.user = user
      self.application = application
      self.clientID = clientID
      self.standing = standing
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
    /// It is delivered to the binding's handler.
    case deliver
    /// Nothing: the application may not receive.
    case skip
  }

  /// Decides for one binding.
  ///
  /// A change is its maker's own when application and connector are both the binding's, an absent
  /// connector being equal to another absent one. Without an origin nothing is suppressed, and
  /// nothing at handlers: there ``EventSession`` breaks loops.
  public static func decide(_ candidate: Candidate, origin: EventOrigin?) -> Decision {
    guard candidate.standing.mayReceive else { return .skip }
    guard candidate.isOffline else { return .deliver }
    guard let origin else { return .queue }
    let own = EventOrigin(clientID: candidate.clientID, connector: candidate.connector)
    return origin == own ? .suppress : .queue
  }

  /// A publication on its way into one queue.
  public struct Write: Sendable {
    /// What is published.
    public var publication: Publication
    /// Where it goes.
    public var queue: QueueKey
    /// The public identifier of the queue's application.
    public var clientID: String
  }

  /// A publication on its way to one handler.
  public struct Delivery: Sendable, Hashable {
    /// The handler.
    public var handler: BindingID
    /// For whom it acts.
    public var user: ActingUser
    /// What happened.
    public var name: EventName
    /// The event's data.
    public var data: [UInt8]
    /// When it happened.
    public var time: Timestamp
    /// The trace that the publication belongs to.
    public var trace: TraceParent?
  }

  /// A handler that hears of what came into its application's queues.
  public struct Bell: Sendable {
    /// The handler.
    public var handler: BindingID
    /// For whom it acts.
    public var user: ActingUser
  }

  /// Where the publications of one operation go.
  public struct Plan: Sendable {
    /// The portal.
    public var portal: PortalID
    /// The portal's mode.
    public var mode: Mode
    /// What the publisher is told once all is written.
    public var receipt: PublishReceipt
    /// What is to be written, in the order of the publications and, of each, of the bindings.
    public var writes: [Write] = []
    /// What is to be delivered, in the same order; what would be delivered twice is so once.
    public var deliveries: [Delivery] = []
    /// The handlers that hear of the writes.
    public var bells: [Bell] = []
    /// What the tokens of the deliveries carry.
    public var session: EventSession
    /// For how long the deliveries are tried, in seconds.
    public var patience: Int64
    /// The publications that reached no queue.
    public var undelivered = UndeliveredPublications()
  }
}
