import Synchronization

/// Ends waits whose time is up.
protocol WaitingTimer: Sendable {
  /// Ends a wait after `limit`, if it is not over by then.
  func end(_ place: WaitingPlace, after limit: Duration)
  /// Forgets a wait that is over. Called once for each that ``end(_:after:)`` was told of.
  func forgetWait(of limit: Duration)
}

/// Ends waits of the same length with one task. A task for each would take more memory than the
/// rest of a client's wait.
final class SharedWaitingTimer<C: Clock>: WaitingTimer where C.Duration == Duration {
  /// Waits of the same length, which end in the order in which they began.
  private struct Line {
    /// Ends the waits; `nil` while there is none to end.
    var task: Task<Void, Never>?
    var waits: [(deadline: C.Instant, place: WaitingPlace)] = []
    var first = 0
    /// How many were not forgotten.
    var count = 0

    mutating func head() -> (deadline: C.Instant, place: WaitingPlace)? {
      while first < waits.count, waits[first].place.isOver { first += 1 }
      return first < waits.count ? waits[first] : nil
    }

    mutating func add(
      _ deadline: C.Instant, _ place: WaitingPlace, start: () -> Task<Void, Never>
    ) {
      waits.append((deadline, place))
      count += 1
      if task == nil { task = start() }
    }

    /// Forgets one that is over, and gives up the memory of all that are once these are many.
    /// Returns how many are left.
    mutating func forget() -> Int {
      count -= 1
      if waits.count > 2 * count + 64 {
        waits.removeAll { $0.place.isOver }
        first = 0
      }
      return count
    }
  }

  private let clock: C
  private let lines = Mutex<[Duration: Line]>([:])

  init(_ clock: C) {
    self.clock = clock
  }

  func end(_ place: WaitingPlace, after limit: Duration) {
    let deadline = clock.now.advanced(by: limit)
    lines.withLock { lines in
      lines[limit, default: Line()].add(deadline, place) { Task { await self.run(limit) } }
    }
  }

  func forgetWait(of limit: Duration) {
    lines.withLock { lines in
      guard lines[limit]?.forget() == 0 else { return }
      lines.removeValue(forKey: limit)?.task?.cancel()
    }
  }

  private func run(_ limit: Duration) async {
    while let next = next(limit) {
      guard (try? await clock.sleep(until: next.deadline, tolerance: nil)) != nil else { return }
      next.place.end()
    }
  }

  private func next(_ limit: Duration) -> (deadline: C.Instant, place: WaitingPlace)? {
    lines.withLock { lines in
      // The line may be another one by now, with a task of its own.
      guard !Task.isCancelled else { return nil }
      guard let head = lines[limit]?.head() else {
        lines[limit]?.task = nil
        return nil
      }
      return head
    }
  }
}
