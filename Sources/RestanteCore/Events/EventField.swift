/// What events can be filtered and ordered by. The raw value is the spelling on the wire.
public enum EventField: String, Sendable, Hashable, CaseIterable {
  /// The event's number.
  case id = "ID"
  /// The time of the last occurrence.
  case occurredAt = "TIMESTAMP_X"
  /// The event's name.
  case name = "EVENT_NAME"
  /// The coalescing key.
  case messageID = "MESSAGE_ID"
  /// The claim that holds it.
  case processID = "PROCESS_ID"
  /// Whether it failed.
  case failed = "ERROR"

  /// Whether the field holds a number (times count as seconds, the flag as 0 or 1).
  public var isNumeric: Bool {
    switch self {
    case .id, .occurredAt, .failed: true
    case .name, .messageID, .processID: false
    }
  }
}
