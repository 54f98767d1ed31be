import Synchronization

/// How many patterns the filters of one request may have, all commands of a batch together: each is
/// looked for in every event of a queue.
final class PatternBudget: Sendable {
  /// The maximum number of patterns of one request: as many as one filter may have.
  static let maxPatterns = FilterLimits.maxPatterns

  private let room = Mutex(PatternBudget.maxPatterns)

  /// Takes so many patterns; tells whether there was room for them.
  func take(_ count: Int) -> Bool {
    room.withLock { room in
      guard count <= room else { return false }
      room -= count
      return true
    }
  }
}
