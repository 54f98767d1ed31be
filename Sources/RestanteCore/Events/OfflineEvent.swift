/// One record of a queue: the latest state of one (name, data).
///
/// Whatever ``EventState`` knows can be asked of the event itself: `event.id`, `event.attempts`.
@dynamicMemberLookup
public struct OfflineEvent: Sendable, Hashable {
  /// All but who holds the event and what it carries.
  public var state: EventState
  /// The claim that holds it, ``ProcessID/unclaimed`` when none does.
  public var processID: ProcessID
  /// Who caused the latest occurrence.
  public var user: ActingUser
  /// The data as JSON text in UTF-8.
  public var data: [UInt8]
  /// Where this came from.
  public var provenance: EventProvenance

  /// Creates an event value.
  public init(
    state: EventState, processID: ProcessID = .unclaimed, user: ActingUser, data: [UInt8],
    provenance: EventProvenance = EventProvenance()
  ) {
    self.state = state
    self.processID = processID
    self.user = user
    self.data = data
    self.provenance = provenance
  }

  /// What the event's state says.
  @inlinable
  public subscript<Value>(dynamicMember path: WritableKeyPath<EventState, Value>) -> Value {
    get { state[keyPath: path] }
    set { state[keyPath: path] = newValue }
  }
}
