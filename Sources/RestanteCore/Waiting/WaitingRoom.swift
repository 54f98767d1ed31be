import Synchronization

/// The clients that wait for events of one queue, and the task that gives them their turns.
///
/// Whenever something may have arrived, they get their turns one after the other, who came first
/// first, until those who are left would find nothing.
final class WaitingRoom: Sendable {
  private struct Line {
    /// Who waits, the first first; those who left stay until they are passed.
    var places: [WaitingPlace] = []
    var first = 0

    mutating func head() -> WaitingPlace? {
      while first < places.count, places[first].isOver { first += 1 }
      if first > 32, first > places.count / 2 {
        places.removeFirst(first)
        first = 0
      }
      return first < places.count ? places[first] : nil
    }
  }

  /// How long the end of a lease is slept for at most: the store's clock may run ahead meanwhile.
  private static let longestSleep: Int64 = 10_000
  /// How long to wait after the store could not say when the next lease is over.
  private static let retryDelay: Int64 = 5_000

  private let queue: QueueKey
  private let store: any Store
  private let clock: any Clock<Duration>
  private let watch: QueueWatch
  private let lines = Mutex<[WaitingInterest: Line]>([:])

  init(queue: QueueKey, store: any Store, clock: any Clock<Duration>) {
    self.queue = queue
    self.store = store
    self.clock = clock
    self.watch = store.watchers.watch(queue)
  }

  /// Lets a client wait behind those who are there, and lets it have a look.
  func add(_ place: WaitingPlace) {
    let isFirst = lines.withLock { lines in
      let isFirst = lines[place.interest]?.head() == nil
      lines[place.interest, default: Line()].places.append(place)
      return isFirst
    }
    // Behind another one there is nothing to be found that its turn would not find.
    if isFirst { watch.wake() }
  }

  /// Gives turns until the task is cancelled or the store closes.
  func run() async {
    while let activity = await nextActivity() {
      if activity.isEmpty || activity.arrived > 0 || activity.failed > 0 { await round() }
    }
    for place in lines.withLock({ $0.values.flatMap(\.places) }) { place.end() }
  }

  private func round() async {
    var exhausted: [WaitingInterest] = []
    while let place = next(without: exhausted) {
      if case .foundNothing = await place.giveTurn() { exhausted.append(place.interest) }
    }
  }

  /// Who came first of those who may find something.
  private func next(without exhausted: [WaitingInterest]) -> WaitingPlace? {
    lines.withLock { lines in
      var next: WaitingPlace?
      for interest in Array(lines.keys) {
        guard let head = lines[interest]?.head() else {
          lines[interest] = nil
          continue
        }
        if !exhausted.contains(where: { $0.covers(interest) }),
          next.map({ head.number < $0.number }) ?? true
        {
          next = head
        }
      }
      return next
    }
  }

  /// What happened next; the end of a lease is no more than a reason to look.
  private func nextActivity() async -> QueueActivity? {
    guard let delay = await delayUntilLeaseEnds() else { return await watch.next() }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask {
        guard (try? await self.clock.sleep(for: .milliseconds(delay))) != nil else { return }
        self.watch.wake()
      }
      let activity = await watch.next()
      group.cancelAll()
      return activity
    }
  }

  private func delayUntilLeaseEnds() async -> Int64? {
    do {
      let figures = try await store.figures(of: queue)
      guard let end = figures?.nextLeaseExpiry else { return nil }
      let delay = end.milliseconds - store.time.now().milliseconds
      return min(max(delay, 1), Self.longestSleep)
    } catch {
      return Self.retryDelay
    }
  }
}
