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
  ///
  /// A publication that happened before what the copy carries leaves that as it is. Even so the
  /// copy is pending again, and no earlier process id may act on it: whoever processed what it
  /// carries may have done so before this occurrence arrived.
  ///
  /// - Parameters:
  ///   - state: The copy as it is.
  ///   - publication: What occurs again.
  ///   - now: The store's time.
  ///   - count: The number of this occurrence among all those of the queue's events.
  ///   - isFailed: Whether the copy is a failed one afterwards.
  /// - Returns: The copy, and whether it carries what is published.
  public static func refreshed(
    _ state: EventState, by publication: Publication, at now: Timestamp, count: Int64,
    isFailed: Bool
  ) -> (state: EventState, takesBody: Bool) {
    var fresh = state
    fresh.isFailed = isFailed
    if !isFailed { fresh.retryAt = nil }
    let time = publication.occurred(at: now).seconds
    fresh.firstOccurredAt = min(state.firstOccurredAt, time)
    guard isLatest(publication, after: state, at: now, count: count) else { return (fresh, false) }
    fresh.occurredAt = time
    fresh.occurrence = OccurrenceNumber(count: count, of: publication, at: now).rawValue
    fresh.name = publication.name
    return (fresh, true)
  }

  /// Whether a publication replaces what the copy of its key carries: always, unless it happened
  /// earlier than that.
  public static func isLatest(
    _ publication: Publication, after state: EventState, at now: Timestamp, count: Int64
  ) -> Bool {
    guard publication.isLate(at: now) else { return true }
    let next = EventState(new: publication, id: state.id, at: now, count: count)
    return !isNewer(state, than: next)
  }

  /// Which of two publications of one key its copy carries if none was made of the first yet.
  public static func latest(
    of first: Publication, _ second: Publication, at now: Timestamp
  ) -> Publication {
    second.occurred(at: now) < first.occurred(at: now) ? first : second
  }

  /// Whether `other` is a later occurrence of its key than `state`.
  ///
  /// Publications count in the order in which they arrived, even if the store's clock was set back
  /// in between. Where one of two told when it happened, both go by their times, and in the order
  /// of their arrival within a millisecond. Occurrences from before there were numbers go by their
  /// time.
  public static func isNewer(_ other: EventState, than state: EventState) -> Bool {
    let left = OccurrenceNumber(rawValue: other.occurrence)
    let right = OccurrenceNumber(rawValue: state.occurrence)
    guard left.isTold || right.isTold else {
      return (left.count, other.occurredAt) > (right.count, state.occurredAt)
    }
    return (other.occurredAt, left.withinSecond) > (state.occurredAt, right.withinSecond)
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
