/// Who caused an event, as the event tells its consumers; on the wire `EVENT_ADDITIONAL`.
public enum ActingUser: Sendable, Hashable {
  /// Nobody in particular: `{"user_id":0}`.
  case nobody
  /// A user of the portal: `{"user_id":"7"}`.
  case user(UserID)
  /// The publisher asked for no such information: `false`.
  case undisclosed
}

extension ActingUser {
  /// The user's number, if it is known.
  public var number: UserID? {
    if case .user(let id) = self { id } else { nil }
  }
}
