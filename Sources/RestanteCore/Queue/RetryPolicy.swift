/// When dead letters are retried by themselves: capped exponential backoff with jitter.
///
/// The time of the retry is decided when the event fails, by the policy of that moment, and kept
/// with it. It depends on nothing but the policy, the event's number and its attempts, so that
/// every node and every replay comes to the same time.
public struct RetryPolicy: Sendable, Hashable {
  /// The longest delay that can be asked for, in seconds: seven days.
  public static let maxDelay: Int64 = 604_800
  /// The largest factor that can be asked for.
  public static let maxFactor: Int64 = 10

  /// The delay after the first attempt, in seconds, from 1 to ``maxDelay``.
  public var firstDelay: Int64
  /// By how much each delay is longer than the one before, from 1 to ``maxFactor``.
  public var factor: Int64
  /// The longest delay, in seconds, from the first delay to ``maxDelay``.
  public var longestDelay: Int64
  /// By how many percent a delay may be shortened so that what failed together is not retried
  /// together, from 0 to 100.
  public var jitter: Int64
  /// An event that has had so many attempts is not retried any more, from 1 to
  /// ``QueueSettings/largestMaxAttempts``. A smaller ``QueueSettings/maxAttempts`` counts as
  /// well.
  public var attempts: Int64

  /// Creates a policy; by default a minute, then twice as long each time up to an hour, shortened
  /// by up to a fifth, until an event has had ten attempts.
  public init(
    firstDelay: Int64 = 60, factor: Int64 = 2, longestDelay: Int64 = 3600, jitter: Int64 = 20,
    attempts: Int64 = 10
  ) {
    self.firstDelay = firstDelay
    self.factor = factor
    self.longestDelay = longestDelay
    self.jitter = jitter
    self.attempts = attempts
  }

  /// The delay of an event after so many attempts, in milliseconds.
  public func delay(of id: EventID, attempts: Int64) -> Int64 {
    let whole = delay(after: attempts) * 1000
    return whole - whole * jitter * Self.spread(of: id, attempts: attempts) / (100 * 1024)
  }

  /// The delay after so many attempts without jitter, in seconds.
  private func delay(after attempts: Int64) -> Int64 {
    var delay = min(firstDelay, longestDelay)
    var count: Int64 = 1
    // A factor of 1 would never reach the cap.
    while count < attempts, delay < longestDelay, factor > 1 {
      delay = min(delay * factor, longestDelay)
      count += 1
    }
    return delay
  }

  /// From 0 to 1023, evenly spread over events and attempts.
  private static func spread(of id: EventID, attempts: Int64) -> Int64 {
    let mixed = (id.rawValue & 0xFFFF) * 40_503 + (attempts & 0xFFFF) * 30_011
    return mixed & 1023
  }
}
