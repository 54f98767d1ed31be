import Synchronization

/// Lets so many lines a second through, so that nothing that happens often fills the disk.
final class LineBudget: Sendable {
  private struct State {
    var start: ContinuousClock.Instant?
    var count = 0
    var suppressed = 0
  }

  private let perSecond: Int
  private let state = Mutex(State())

  init(perSecond: Int = 100) { self.perSecond = perSecond }

  /// Takes a line out of the budget.
  ///
  /// - Returns: How many lines were suppressed since the last one that was let through; `nil` when
  ///   this one is to be suppressed.
  func take(at now: ContinuousClock.Instant = .now) -> Int? {
    state.withLock { state in
      if state.start.map({ now - $0 >= .seconds(1) }) ?? true {
        state.start = now
        state.count = 0
      }
      guard state.count < perSecond else {
        state.suppressed += 1
        return nil
      }
      state.count += 1
      defer { state.suppressed = 0 }
      return state.suppressed
    }
  }
}
