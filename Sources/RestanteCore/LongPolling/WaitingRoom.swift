import Synchronization

/// The clients that wait for events of one queue, and the task that gives them their turns.
///
/// Whenever something may have arrived for some of them, these get their turns one after the other,
/// who came first first, until those who are left would find nothing. A look that finds nothing is
/// made once for all who wait for the same, and by a reader: no turn is given for it.
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
  private let observation: QueueObservation
  private let lines = Mutex<[WaitingInterest: Line]>([:])
  /// Interests for which nobody looked since somebody began to wait for them.
  private let unseen = Mutex<Set<WaitingInterest>>([])

  init(queue: QueueKey, store: any Store, clock: any Clock<Duration>) {
    self.queue = queue
    self.store = store
    self.clock = clock
    self.observation = store.activityFeed.observe(queue)
  }

  /// Lets a client wait behind those who are there, and lets it have a look.
  func add(_ place: WaitingPlace) {
    let isFirst = lines.withLock { lines in
      let isFirst = lines[place.interest]?.head() == nil
      lines[place.interest, default: Line()].places.append(place)
      return isFirst
    }
    // Behind another one there is nothing to be found that its turn would not find.
    guard isFirst else { return }
    unseen.withLock { _ = $0.insert(place.interest) }
    observation.wake(.nothing)
  }

  /// Gives turns until the task is cancelled or the store closes.
  func run() async {
    while let activity = await nextActivity() { await round(activity) }
    for place in lines.withLock({ $0.values.flatMap(\.places) }) { place.end() }
  }

  private func round(_ activity: QueueActivity) async {
    var open = interests(in: activity)
    while let place = next(of: open) {
      if await mayFind(place.interest) {
        guard case .foundNothing = await place.giveTurn() else { continue }
      }
      open = open.filter { !place.interest.covers($0) }
    }
  }

  /// Those of the interests that what happened may have brought something for, and new ones.
  private func interests(in activity: QueueActivity) -> Set<WaitingInterest> {
    let new = unseen.withLock { unseen in
      defer { unseen = [] }
      return unseen
    }
    let waiting = lines.withLock { Array($0.keys) }
    return new.union(waiting.filter { $0.mayBeServed(by: activity) })
  }

  /// Whether there is something to be got. If the store cannot say, its client shall see why.
  private func mayFind(_ interest: WaitingInterest) async -> Bool {
    (try? await store.hasUnclaimed(interest, in: queue)) ?? true
  }

  /// Who came first of those who wait for one of these.
  private func next(of open: Set<WaitingInterest>) -> WaitingPlace? {
    lines.withLock { lines in
      var next: WaitingPlace?
      for interest in open {
        guard let head = lines[interest]?.head() else {
          lines[interest] = nil
          continue
        }
        if next.map({ head.number < $0.number }) ?? true { next = head }
      }
      return next
    }
  }

  /// What happened next; the end of a lease is no more than a reason to look.
  private func nextActivity() async -> QueueActivity? {
    guard let delay = await delayUntilLeaseEnds() else { return await observation.next() }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask {
        guard (try? await self.clock.sleep(for: .milliseconds(delay))) != nil else { return }
        self.observation.wake()
      }
      let activity = await observation.next()
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
