import Synchronization

/// Counts credentials that were refused by the address that presented them, so that guessing, and
/// what it costs the store, is bounded.
///
/// Each failure adds a drop to the address's bucket; while the bucket is full nothing from there is
/// looked at, except credentials that were good lately: somebody who guesses next door does not
/// stop clients that work. It uses bounded memory; where there are too many addresses, newcomers
/// share one bucket. Each node counts for itself.
public final class FailedCredentials: Sendable {
  /// What an address may fail unless told otherwise: a minute's worth at once, then one a second.
  public static let standardLimit = RateLimit.bucket(capacity: 60, perSecond: 1)
  /// How many addresses are kept apart.
  public static let standardCapacity = 100_000
  /// How many credentials are remembered as good, at least; at most twice as many.
  static let maxKnown = 10_000

  private struct Contents {
    var limit: RateLimit
    var buckets: [String: LeakyBucket] = [:]
    var known: Set<SecretHash> = []
    var knownBefore: Set<SecretHash> = []
  }

  private let capacity: Int
  private let contents: Mutex<Contents>

  /// Creates an empty count.
  ///
  /// - Parameters:
  ///   - limit: What an address may fail; `off` for as often as it likes.
  ///   - capacity: How many addresses are kept apart.
  public init(limit: RateLimit = standardLimit, capacity: Int = standardCapacity) {
    contents = Mutex(Contents(limit: limit))
    self.capacity = capacity
  }

  /// What an address may fail, from now on; what was counted before stays.
  public func setLimit(_ limit: RateLimit) { contents.withLock { $0.limit = limit } }

  /// Whether a credential may be looked at.
  ///
  /// - Parameters:
  ///   - source: The address that presents it.
  ///   - credential: What it presents.
  ///   - now: The store's time.
  /// - Returns: `nil` when it may, else after how many seconds the address may try again.
  public func wait(
    of source: String, presenting credential: SecretHash, at now: Timestamp
  ) -> Int64? {
    contents.withLock { contents in
      guard case .bucket(let size, let perSecond) = contents.limit else { return nil }
      if contents.known.contains(credential) || contents.knownBefore.contains(credential) {
        return nil
      }
      guard var bucket = contents.buckets[self.key(of: source, in: contents)] else { return nil }
      let allowance = bucket.admit(capacity: size, perSecond: perSecond, at: now)
      return allowance.isAdmitted ? nil : 1
    }
  }

  /// Notes that a credential was refused.
  public func fail(from source: String, presenting credential: SecretHash, at now: Timestamp) {
    contents.withLock { contents in
      guard case .bucket(let size, let perSecond) = contents.limit else { return }
      contents.known.remove(credential)
      contents.knownBefore.remove(credential)
      if contents.buckets.count >= capacity {
        contents.buckets = contents.buckets.filter { !$0.value.isEmpty(at: now) }
      }
      let key = self.key(of: source, in: contents)
      var bucket = contents.buckets[key] ?? LeakyBucket(at: now)
      _ = bucket.admit(capacity: size, perSecond: perSecond, at: now)
      contents.buckets[key] = bucket
    }
  }

  /// Notes that a credential was good.
  public func succeed(presenting credential: SecretHash) {
    contents.withLock { contents in
      guard contents.limit != .off else { return }
      guard contents.known.insert(credential).inserted, contents.known.count >= Self.maxKnown
      else { return }
      contents.knownBefore = contents.known
      contents.known = []
    }
  }

  /// How many addresses are kept apart at this moment.
  public var count: Int { contents.withLock { $0.buckets.count } }

  /// Newcomers share one bucket when there is no room for them.
  private func key(of source: String, in contents: Contents) -> String {
    contents.buckets[source] != nil || contents.buckets.count < capacity ? source : ""
  }
}
