public import RestanteJSON

/// An event as it enters, before it is known which queues want it.
public struct Publication: Sendable, Hashable {
  /// What happened.
  public var name: EventName
  /// The event's data as JSON text in UTF-8; `false` where the publisher sent none.
  public var data: [UInt8]
  /// The key under which repeats coalesce.
  public var messageID: MessageID
  /// Who caused it.
  public var user: ActingUser
  /// The application and connector that caused it, if one did.
  public var origin: EventOrigin?
  /// When it happened at its source; `nil` for when it is published.
  public var time: Timestamp?
  /// The trace that it belongs to.
  public var trace: TraceParent?
  /// The key or the door with which it is published; `nil` when that is not known.
  public var publisher: CredentialID?

  /// Creates a publication.
  ///
  /// - Parameters:
  ///   - name: What happened.
  ///   - data: The event's data; kept as it is, numbers to the letter.
  ///   - messageID: A key of the publisher's own; by default it is computed from name and data.
  ///   - user: Who caused it.
  ///   - origin: The application and connector that caused it, if one did.
  ///   - time: When it happened at its source; by default when it is published.
  ///   - trace: The trace that it belongs to.
  public init(
    name: EventName, data: JSONValue = false, messageID: MessageID? = nil,
    user: ActingUser = .nobody, origin: EventOrigin? = nil, time: Timestamp? = nil,
    trace: TraceParent? = nil
  ) {
    self.name = name
    self.data = data.encoded()
    self.messageID = messageID ?? MessageID(name: name, data: data)
    self.user = user
    self.origin = origin
    self.time = time
    self.trace = trace
  }

  /// What its events carry.
  public var body: EventBody {
    EventBody(
      user: user, data: data, provenance: EventProvenance(publisher: publisher, trace: trace))
  }

  /// When it occurred, if it is published at `now`: a time in the future counts as now, one before
  /// 1970 as the beginning of that year.
  public func occurred(at now: Timestamp) -> Timestamp {
    Self.occurrence(of: time, publishedAt: now)
  }

  /// When something occurred that says when it happened, or does not.
  static func occurrence(of time: Timestamp?, publishedAt now: Timestamp) -> Timestamp {
    guard let time, time < now else { return now }
    return max(time, Timestamp(milliseconds: 0))
  }

  /// Whether it happened before `now`, when it is published.
  public func isLate(at now: Timestamp) -> Bool { time.map { $0 < now } ?? false }
}
