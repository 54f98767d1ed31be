public import RestanteCore
public import RestanteJSON

/// What a handler is told of an event, the same on every attempt.
public struct OnlineEvent: Sendable {
  /// What happened.
  public var name: EventName
  /// The binding that asked for it; on the wire `event_handler_id`.
  public var binding: BindingID
  /// The event's data; `null` where it has none.
  public var data: JSONValue
  /// When it happened.
  public var time: Timestamp

  /// Describes an event.
  public init(name: EventName, binding: BindingID, data: JSONValue, time: Timestamp) {
    self.name = name
    self.binding = binding
    self.data = data
    self.time = time
  }
}
