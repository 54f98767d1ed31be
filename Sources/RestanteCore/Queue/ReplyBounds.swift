/// How large the reply to a claim may become.
public struct ReplyBounds: Sendable, Hashable {
  /// What happens when a bound is met.
  public enum Overflow: Sendable, Hashable {
    /// Fewer events are returned; the rest stays where it is. One event is always returned.
    case truncate
    /// Nothing is returned, claimed or removed.
    case refuse
  }

  /// The maximum number of events.
  public var events: Int
  /// The maximum number of bytes of event data, ``overheadPerEvent`` counted for each event
  /// besides.
  public var bytes: Int
  /// What happens when a bound is met.
  public var overflow: Overflow

  /// What an event costs besides its data, in bytes.
  public static let overheadPerEvent = 256

  /// Creates bounds.
  public init(events: Int, bytes: Int, overflow: Overflow) {
    self.events = events
    self.bytes = bytes
    self.overflow = overflow
  }

  /// Safe mode's bounds: 5,000 events or 16 MiB, whichever is met first.
  public static let safeDefault = ReplyBounds(events: 5_000, bytes: 16 << 20, overflow: .truncate)
  /// Strict mode knows no bound but the memory that the server grants one reply: 64 MiB.
  public static let strictDefault = ReplyBounds(events: .max, bytes: 64 << 20, overflow: .refuse)
}

/// What a claim returns.
public enum ClaimReply: Sendable, Hashable {
  /// The events, possibly none.
  case events([OfflineEvent])
  /// The reply would have been larger than allowed; nothing was claimed or removed.
  case refusedBySize
}
