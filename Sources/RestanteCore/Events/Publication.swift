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

  /// Creates a publication.
  ///
  /// - Parameters:
  ///   - name: What happened.
  ///   - data: The event's data; kept as it is, numbers to the letter.
  ///   - messageID: A key of the publisher's own; by default it is computed from name and data.
  ///   - user: Who caused it.
  ///   - origin: The application and connector that caused it, if one did.
  public init(
    name: EventName, data: JSONValue = false, messageID: MessageID? = nil,
    user: ActingUser = .nobody, origin: EventOrigin? = nil
  ) {
    self.name = name
    self.data = data.encoded()
    self.messageID = messageID ?? MessageID(name: name, data: data)
    self.user = user
    self.origin = origin
  }

  /// What its events carry.
  public var body: EventBody { EventBody(user: user, data: data) }
}
