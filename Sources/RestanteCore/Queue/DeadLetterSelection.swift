/// Which dead letters of a queue are meant: failed events that no claim holds.
public enum DeadLetterSelection: Sendable, Hashable {
  /// All of them.
  case all
  /// Those with one of these ids.
  case ids([EventID])
  /// Those with one of these message ids.
  case messageIDs([MessageID])
  /// Those that pass.
  case filter(EventFilter)
}
