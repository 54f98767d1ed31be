import Synchronization

/// What a listening handler replies, delivery by delivery.
final class ListenReplies: Sendable {
  private struct Counts {
    var all = 0
    var genuine = 0
  }

  private let counts = Mutex(Counts())
  /// The status of the deliveries that are to fail; `nil` where none is.
  private let failure: Int?
  /// How many are, from the first on; `nil` for all.
  private let failures: Int?

  init(failure: Int?, failures: Int?) {
    self.failure = failure
    self.failures = failures
  }

  /// The number of a delivery that comes in, from 1, and the status of its reply.
  ///
  /// What is not genuine is refused, and does not count among those that are to fail.
  func next(isGenuine: Bool) -> (number: Int, status: Int) {
    counts.withLock { counts in
      counts.all += 1
      guard isGenuine else { return (counts.all, 401) }
      counts.genuine += 1
      guard let failure, counts.genuine <= failures ?? .max else { return (counts.all, 200) }
      return (counts.all, failure)
    }
  }
}
