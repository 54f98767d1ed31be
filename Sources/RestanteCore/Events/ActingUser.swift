/// Who caused an event, as the event tells its consumers; on the wire `EVENT_ADDITIONAL`.
public enum ActingUser: Sendable, Hashable {
  /// Nobody in particular: `{"user_id":0}`.
  case nobody
  /// A user of the portal: `{"user_id":"7"}`.
  case user(UserID)
  /// The publisher asked for no such information: `false`.
  case undisclosed
}
