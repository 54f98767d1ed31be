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
  /// the first time the earlier; time and reason of failure and the time of the retry are those of
  /// the later failure, an equal time counting for the copy that arrives.
  public static func merge(present: OfflineEvent, arriving: OfflineEvent) -> OfflineEvent {
    var merged = arriving.occurredAt > present.occurredAt ? arriving : present
    merged.id = present.id
    merged.processID = present.processID
    merged.isFailed = present.isFailed
    merged.attempts = max(present.attempts, arriving.attempts)
    merged.firstOccurredAt = min(present.firstOccurredAt, arriving.firstOccurredAt)
    let failedLater = isFailure(of: arriving, before: present) ? present : arriving
    merged.failedAt = failedLater.failedAt
    merged.reason = failedLater.reason
    merged.retryAt = merged.isFailed ? failedLater.retryAt : nil
    return merged
  }

  private static func isFailure(of first: OfflineEvent, before second: OfflineEvent) -> Bool {
    guard let secondAt = second.failedAt else { return false }
    return first.failedAt.map { $0 < secondAt } ?? true
  }

  /// What becomes of an event when its lease is over at `deadline`: pending or failed as it was
  /// when it was claimed, with one attempt more; a dead letter once it has had all its attempts.
  public static func released(
    _ event: OfflineEvent, at deadline: Timestamp, settings: QueueSettings
  ) -> OfflineEvent {
    var released = event
    released.processID = .unclaimed
    released.attempts += 1
    if let maxAttempts = settings.maxAttempts, !event.isFailed, released.attempts >= maxAttempts {
      released.isFailed = true
      released.failedAt = deadline.seconds
      released.reason = OfflineEvent.leaseExpired
    }
    if released.isFailed {
      released.retryAt = settings.retryTime(
        of: event.id, attempts: released.attempts, failedAt: deadline)
    }
    return released
  }

  /// What becomes of an event that its consumer marks as failed at `now`. Strict mode retries
  /// nothing by itself.
  public static func failed(
    _ event: OfflineEvent, at now: Timestamp, reason: String?, mode: Mode,
    settings: QueueSettings
  ) -> OfflineEvent {
    var failed = event
    failed.processID = .unclaimed
    failed.isFailed = true
    failed.attempts += 1
    failed.failedAt = now.seconds
    failed.reason = reason
    failed.retryAt =
      mode == .strict
      ? nil : settings.retryTime(of: event.id, attempts: failed.attempts, failedAt: now)
    return failed
  }

  /// What becomes of a pending event that is pushed out of a full queue at `now`: a dead letter
  /// that is not retried by itself.
  public static func pushedOut(_ event: OfflineEvent, at now: Timestamp) -> OfflineEvent {
    var letter = event
    letter.isFailed = true
    letter.failedAt = now.seconds
    letter.reason = OfflineEvent.depthLimit
    letter.retryAt = nil
    return letter
  }

  /// What becomes of a dead letter that is redriven or retried, and of a past event that is
  /// restored: pending, everything else as it was.
  public static func pending(_ event: OfflineEvent) -> OfflineEvent {
    var pending = event
    pending.processID = .unclaimed
    pending.isFailed = false
    pending.retryAt = nil
    return pending
  }
}
