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

  /// What becomes of an unclaimed copy when its key occurs again.
  public static func refreshed(
    _ state: EventState, by publication: Publication, at now: Timestamp, occurrence: Int64,
    isFailed: Bool
  ) -> EventState {
    var fresh = state
    fresh.isFailed = isFailed
    if !isFailed { fresh.retryAt = nil }
    fresh.occurredAt = now.seconds
    fresh.occurrence = occurrence
    fresh.name = publication.name
    return fresh
  }

  /// Whether `other` is a later occurrence of its key than `state`. Occurrences from before there
  /// were numbers go by their time.
  public static func isNewer(_ other: EventState, than state: EventState) -> Bool {
    (other.occurrence, other.occurredAt) > (state.occurrence, state.occurredAt)
  }

  /// Two copies of a key that meet in one state become one.
  ///
  /// It keeps the id of the copy that was there; name and time are those of the newer occurrence,
  /// and so must be what it carries; attempts are the larger, the first time the earlier; time and
  /// reason of failure and the time of the retry are those of the later failure, an equal time
  /// counting for the copy that arrives.
  ///
  /// - Returns: The one copy, and whether it carries what the arriving copy did.
  public static func merge(
    present: EventState, arriving: EventState
  ) -> (state: EventState, takesBody: Bool) {
    let takesBody = isNewer(arriving, than: present)
    var merged = takesBody ? arriving : present
    merged.id = present.id
    merged.isFailed = present.isFailed
    merged.attempts = max(present.attempts, arriving.attempts)
    merged.firstOccurredAt = min(present.firstOccurredAt, arriving.firstOccurredAt)
    let failedLater = isFailure(of: arriving, before: present) ? present : arriving
    merged.failedAt = failedLater.failedAt
    merged.reason = failedLater.reason
    merged.retryAt = merged.isFailed ? failedLater.retryAt : nil
    return (merged, takesBody)
  }

  private static func isFailure(of first: EventState, before second: EventState) -> Bool {
    guard let secondAt = second.failedAt else { return false }
    return first.failedAt.map { $0 < secondAt } ?? true
  }

  /// What becomes of an event when its lease is over at `deadline`: pending or failed as it was
  /// when it was claimed, with one attempt more; a dead letter once it has had all its attempts.
  public static func released(
    _ state: EventState, at deadline: Timestamp, settings: QueueSettings
  ) -> EventState {
    var released = state
    released.attempts += 1
    if let maxAttempts = settings.maxAttempts, !state.isFailed, released.attempts >= maxAttempts {
      released.isFailed = true
      released.failedAt = deadline.seconds
      released.reason = EventState.leaseExpired
    }
    if released.isFailed {
      released.retryAt = settings.retryTime(
        of: state.id, attempts: released.attempts, failedAt: deadline)
    }
    return released
  }

  /// What becomes of an event that its consumer marks as failed at `now`. Strict mode retries
  /// nothing by itself.
  public static func failed(
    _ state: EventState, at now: Timestamp, reason: String?, mode: Mode, settings: QueueSettings
  ) -> EventState {
    var failed = state
    failed.isFailed = true
    failed.attempts += 1
    failed.failedAt = now.seconds
    failed.reason = reason
    failed.retryAt =
      mode == .strict
      ? nil : settings.retryTime(of: state.id, attempts: failed.attempts, failedAt: now)
    return failed
  }

  /// What becomes of a pending event that is pushed out of a full queue at `now`: a dead letter
  /// that is not retried by itself.
  public static func pushedOut(_ state: EventState, at now: Timestamp) -> EventState {
    var letter = state
    letter.isFailed = true
    letter.failedAt = now.seconds
    letter.reason = EventState.depthLimit
    letter.retryAt = nil
    return letter
  }

  /// What becomes of a dead letter that is redriven or retried, and of a past event that is
  /// restored: pending, everything else as it was.
  public static func pending(_ state: EventState) -> EventState {
    var pending = state
    pending.isFailed = false
    pending.retryAt = nil
    return pending
  }
}
