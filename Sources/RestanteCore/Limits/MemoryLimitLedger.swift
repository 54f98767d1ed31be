import Synchronization

/// A ledger in the memory of one process.
///
/// It uses bounded memory: buckets that have leaked out and minutes that count no more are thrown
/// away, and when there are too many all the same, newcomers of a portal share one bucket, so that
/// nobody escapes the limit by filling the ledger.
public final class MemoryLimitLedger: LimitLedger {
  /// How many buckets and how many subjects are kept apart unless told otherwise.
  public static let standardCapacity = 100_000
  /// The address under which newcomers are counted together when there is no room for them.
  static let sharedSource = ""

  private struct Contents {
    var buckets: [RequestBucket: LeakyBucket] = [:]
    var subjects: [OperatingSubject: OperatingMinutes] = [:]
    var changes = LimitChanges()
    /// When what is over was thrown away last.
    var sweptAt = Timestamp(milliseconds: 0)
  }

  /// How often what is over is thrown away, in seconds: the price of a look at everything.
  static let sweepInterval: Int64 = 10

  private let capacity: Int
  private let recordsChanges: Bool
  private let contents = Mutex(Contents())

  /// Creates an empty ledger.
  ///
  /// - Parameters:
  ///   - capacity: How many buckets, and how many subjects, are kept apart.
  ///   - recordsChanges: Whether what is counted is kept for other nodes until ``takeChanges()``
  ///     is called; anyone who asks for it calls that again and again.
  public init(capacity: Int = MemoryLimitLedger.standardCapacity, recordsChanges: Bool = false) {
    self.capacity = capacity
    self.recordsChanges = recordsChanges
  }

  /// Adds one request to a bucket unless it is full.
  public func admit(
    _ bucket: RequestBucket, capacity: Int, perSecond: Int, at now: Timestamp
  ) -> RequestAllowance {
    contents.withLock { contents in
      let bucket = place(for: bucket, in: &contents, at: now)
      let allowance = contents.buckets[bucket, default: LeakyBucket(at: now)]
        .admit(capacity: capacity, perSecond: perSecond, at: now)
      if recordsChanges, allowance.isAdmitted { contents.changes.requests[bucket, default: 0] += 1 }
      return allowance
    }
  }

  /// Takes a request out of a bucket again. Where other nodes were told of it already, they go on
  /// counting it.
  public func giveBack(_ bucket: RequestBucket, at now: Timestamp) {
    contents.withLock { contents in
      let bucket = place(for: bucket, in: &contents, at: now)
      contents.buckets[bucket]?.giveBack(at: now)
      guard let count = contents.changes.requests[bucket] else { return }
      contents.changes.requests[bucket] = count > 1 ? count - 1 : nil
    }
  }

  /// The time that calls of a method took within the last ten minutes, one call added.
  public func operatingTime(
    of subject: OperatingSubject, adding spent: Int64, since start: Timestamp
  ) -> OperatingTime {
    contents.withLock { contents in
      if spent > OperatingMinutes.shortest, hasRoom(for: subject, in: &contents, at: start),
        contents.subjects[subject, default: OperatingMinutes()].add(spent, since: start),
        recordsChanges
      {
        let minute = OperatingMinutes.index(of: start)
        contents.changes.operating[subject, default: [:]][minute, default: 0] += spent
      }
      return (contents.subjects[subject] ?? OperatingMinutes()).sum(at: start)
    }
  }

  /// What was counted here since the last call; empty unless changes are recorded.
  public func takeChanges() -> LimitChanges {
    contents.withLock { contents in
      defer { contents.changes = LimitChanges() }
      return contents.changes
    }
  }

  /// Adds what other nodes counted. It is not recorded as counted here.
  public func add(_ changes: LimitChanges, at now: Timestamp) {
    contents.withLock { contents in
      for (bucket, count) in changes.requests {
        let bucket = place(for: bucket, in: &contents, at: now)
        contents.buckets[bucket, default: LeakyBucket(at: now)].add(count, at: now)
      }
      for (subject, minutes) in changes.operating
      where hasRoom(for: subject, in: &contents, at: now) {
        for (minute, spent) in minutes {
          contents.subjects[subject, default: OperatingMinutes()].add(spent, minute: minute)
        }
      }
    }
  }

  /// How many buckets and subjects are kept, for tests of the bounds.
  var count: (buckets: Int, subjects: Int) {
    contents.withLock { ($0.buckets.count, $0.subjects.count) }
  }

  /// The bucket that stands for another one, which is that itself while there is room.
  private func place(
    for bucket: RequestBucket, in contents: inout Contents, at now: Timestamp
  ) -> RequestBucket {
    guard contents.buckets[bucket] == nil else { return bucket }
    sweep(&contents, at: now)
    guard contents.buckets.count >= capacity else { return bucket }
    return RequestBucket(portal: bucket.portal, source: Self.sharedSource)
  }

  private func hasRoom(
    for subject: OperatingSubject, in contents: inout Contents, at now: Timestamp
  ) -> Bool {
    guard contents.subjects[subject] == nil else { return true }
    sweep(&contents, at: now)
    return contents.subjects.count < capacity
  }

  private func sweep(_ contents: inout Contents, at now: Timestamp) {
    guard now >= contents.sweptAt.adding(seconds: Self.sweepInterval) else { return }
    contents.sweptAt = now
    contents.buckets = contents.buckets.filter { !$0.value.isEmpty(at: now) }
    contents.subjects = contents.subjects.filter { !$0.value.isEmpty(at: now) }
  }
}
