/// Knows which names of time zones the machine has.
public protocol ZoneCheck: Sendable {
  /// Whether there is a zone of this name.
  func isKnown(_ zone: String) -> Bool
}
