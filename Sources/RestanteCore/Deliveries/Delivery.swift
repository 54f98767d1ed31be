/// Names a delivery within its portal.
public struct DeliveryKey: Sendable, Hashable {
  /// The handler: the number of its binding or outgoing webhook.
  public var handler: BindingID
  /// The number of the delivery within the handler.
  public var id: DeliveryID

  /// Names a delivery.
  public init(handler: BindingID, id: DeliveryID) {
    self.handler = handler
    self.id = id
  }
}

/// What a delivery tells its handler, the same on every attempt. Tokens are no part of it: they are
/// made for each attempt.
public struct DeliveryContent: Sendable, Hashable {
  /// What happened.
  public var name: EventName
  /// For whom the handler acts: the user that the binding names, or else who caused the event.
  public var user: ActingUser
  /// The event's data as JSON text in UTF-8.
  public var data: [UInt8]
  /// When it happened.
  public var time: Timestamp
  /// What the tokens that it brings carry.
  public var session: EventSession
  /// The trace that the publication belongs to.
  public var trace: TraceParent?
  /// Whether what was read is not what was written.
  public var isDamaged = false

  /// Describes what is told.
  public init(
    name: EventName, user: ActingUser, data: [UInt8], time: Timestamp,
    session: EventSession = .standard, trace: TraceParent? = nil
  ) {
    self.name = name
    self.user = user
    self.data = data
    self.time = time
    self.session = session
    self.trace = trace
  }
}

/// An attempt as it is kept.
public struct RecordedAttempt: Sendable, Hashable {
  /// How many of the first attempts, and of the last ones, are kept of each delivery.
  public static let kept: Int64 = 10
  /// The maximum number of bytes of a reply that are kept.
  public static let excerptBytes = 512

  /// Counts the attempts of a delivery from 1, those before it was taken up again included.
  public var number: Int64
  /// What became of it.
  public var outcome: DeliveryAttempt.Outcome
  /// When it began.
  public var start: Timestamp
  /// How long it took, in milliseconds.
  public var milliseconds: Int64
  /// The first bytes of the reply's body.
  public var excerpt: [UInt8]

  /// Describes an attempt.
  public init(
    number: Int64, outcome: DeliveryAttempt.Outcome, start: Timestamp, milliseconds: Int64,
    excerpt: [UInt8]
  ) {
    self.number = number
    self.outcome = outcome
    self.start = start
    self.milliseconds = milliseconds
    self.excerpt = excerpt
  }

  /// What is kept of an attempt.
  public init(_ attempt: DeliveryAttempt, number: Int64) {
    self.init(
      number: number, outcome: attempt.outcome, start: attempt.start,
      milliseconds: attempt.milliseconds,
      excerpt: Array(attempt.excerpt.prefix(Self.excerptBytes)))
  }
}
