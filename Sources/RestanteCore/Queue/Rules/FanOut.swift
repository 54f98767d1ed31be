/// Decides which bindings of an event get a publication.
public enum FanOut {
  /// A binding together with what its application is allowed.
  public struct Candidate: Sendable, Hashable {
    /// The application's number.
    public var application: ApplicationID
    /// The application's public identifier, compared with the publication's origin.
    public var clientID: String
    /// What says whether the application may receive events.
    public var standing: ApplicationStanding
    /// The binding's connector.
    public var connector: String
    /// Whether the binding keeps events in a queue.
    public var isOffline: Bool

    /// Creates a candidate.
    public init(
      application: ApplicationID, clientID: String, standing: ApplicationStanding,
      connector: String, isOffline: Bool
    ) {
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
    /// Nothing: the application may not receive, or the binding is online.
    case skip
  }

  /// Decides for one binding.
  ///
  /// A change is its maker's own when application and connector are both the binding's, an absent
  /// connector being equal to another absent one. Without an origin nothing is suppressed.
  public static func decide(_ candidate: Candidate, origin: EventOrigin?) -> Decision {
    guard candidate.standing.mayReceive, candidate.isOffline else { return .skip }
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
    /// The publications that reached no queue.
    public var undelivered = UndeliveredPublications()
  }

  /// Says where the publications of an operation go.
  ///
  /// - Parameter candidates: The bindings of an event on the operation's portal, oldest first.
  /// - Throws: ``StoreError``, with the code ``StoreError/Code/tooManyRows`` when more would be
  ///   written than one publication may.
  public static func plan(
    _ operation: PublishEvents,
    candidates: (EventName) throws(StoreError) -> [Candidate]
  ) throws(StoreError) -> Plan {
    var plan = Plan(
      portal: operation.portal, mode: operation.mode,
      receipt: PublishReceipt(accepted: operation.publications.count))
    for publication in operation.publications {
      let candidates = try candidates(publication.name)
      if candidates.isEmpty && operation.onlyFor == nil {
        plan.undelivered.noteUnbound(publication.name)
      }
      for candidate in candidates where operation.reaches(candidate.application) {
        let queue = QueueKey(
          portal: operation.portal, application: candidate.application,
          connector: candidate.connector)
        switch decide(candidate, origin: publication.origin) {
        case .skip: break
        case .suppress:
          plan.receipt.suppressed += 1
          plan.undelivered.noteSuppressed(at: queue)
        case .queue:
          try plan.receipt.countWrite()
          plan.writes.append(
            Write(publication: publication, queue: queue, clientID: candidate.clientID))
        }
      }
    }
    return plan
  }
}
