/// The rules that say what becomes of the copies of one key; pure, shared by every store.
public enum CopyRules {
  /// Where a new occurrence of a key goes.
  public enum Destination: Sendable, Hashable {
    /// The pending copy takes the new data and time and keeps its id.
    case refreshPending
    /// The failed copy becomes pending with the new data and time; id and attempts stay.
    case reviveFailed
    /// The failed copy takes the new data and time and stays failed (strict).
    case refreshFailed
    /// A new copy is made.
    case insert
  }

  /// Where a new occurrence goes when the key has these unclaimed copies. Claimed copies never
  /// matter: they stay as they are.
  public static func destination(hasPending: Bool, hasFailed: Bool, mode: Mode) -> Destination {
    if hasPending { return .refreshPending }
    if !hasFailed { return .insert }
    return mode == .safe ? .reviveFailed : .refreshFailed
  }

  /// Two copies of a key that meet in one state become one.
  ///
  /// It keeps the id of the copy that was there; data, user and time are those of the newer
  /// occurrence, an equal time counting for the copy that was there; attempts are the larger,
  /// the first time the earlier.
  public static func merge(present: OfflineEvent, arriving: OfflineEvent) -> OfflineEvent {
    var merged = arriving.occurredAt > present.occurredAt ? arriving : present
    merged.id = present.id
    merged.processID = present.processID
    merged.isFailed = present.isFailed
    merged.attempts = max(present.attempts, arriving.attempts)
    merged.firstOccurredAt = min(present.firstOccurredAt, arriving.firstOccurredAt)
    merged.failedAt = [present.failedAt, arriving.failedAt].compactMap { $0 }.max()
    return merged
  }
}
