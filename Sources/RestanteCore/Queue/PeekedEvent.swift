/// All that a store knows of one event.
@dynamicMemberLookup
public struct PeekedEvent: Sendable, Hashable {
  /// Where an event is, and who may act on it.
  public enum Standing: Sendable, Hashable {
    /// Nobody holds it. `lastHolder` had it until its lease was over and may still acknowledge or
    /// fail it; `nil` when nobody may.
    case pending(lastHolder: ProcessID?)
    /// This process id holds it until its lease is over; `nil` for never.
    case claimed(by: ProcessID, until: Timestamp?)
    /// It failed and nobody holds it; `lastHolder` as above.
    case dead(lastHolder: ProcessID?)
    /// It left with this process id and can be restored.
    case past(PastEvent.Departure, with: ProcessID, at: Timestamp)

    /// The state by which it is found.
    public var part: QueuePart {
      switch self {
      case .pending: .pending
      case .claimed: .claimed
      case .dead: .dead
      case .past: .past
      }
    }
  }

  /// What is known of it besides.
  public var state: EventState
  /// Where it is.
  public var standing: Standing
  /// What it carries; `nil` when that is not what was published: the event was damaged.
  public var body: EventBody?

  /// Creates a value.
  public init(state: EventState, standing: Standing, body: EventBody?) {
    self.state = state
    self.standing = standing
    self.body = body
  }

  /// Whether it no longer carries what was published.
  public var isDamaged: Bool { body == nil }

  /// What the event's state says.
  @inlinable
  public subscript<Value>(dynamicMember path: KeyPath<EventState, Value>) -> Value {
    state[keyPath: path]
  }
}
