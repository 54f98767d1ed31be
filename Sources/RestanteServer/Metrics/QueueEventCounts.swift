import RestanteCore
import Synchronization

/// Counts what happens to the events of queues: of a bounded number of queues one by one, of all
/// others together.
///
/// Which queues are told apart changes rarely: as long as there are free places, whoever comes gets
/// one; after that a queue loses its place only to one that was much busier lately, and takes its
/// counts with it. Counts never go back: a queue's begin at zero when it gets a place, and what
/// happened before stays with the others'.
final class QueueEventCounts: Sendable {
  /// What happened to events.
  struct Counts: Sendable, Hashable {
    var arrived: Int64 = 0
    var claimed: Int64 = 0
    var failed: Int64 = 0
    var left: Int64 = 0

    var total: Int64 { arrived + claimed + failed + left }

    mutating func add(_ activity: QueueActivity) {
      arrived += max(0, activity.arrived)
      claimed += max(0, activity.claimed)
      failed += max(0, activity.failed)
      left += max(0, activity.left)
    }
  }

  private struct Entry {
    /// `nil` for a queue without a place.
    var counts: Counts?
    /// How much happened since the places were last given.
    var recent: Int64 = 0
  }

  private struct State {
    var entries: [QueueKey: Entry] = [:]
    var others = Counts()
    var places = 0
  }

  /// How many queues are looked at for a place at most.
  private static let maxEntries = 10_000
  /// How much busier a queue must be to get another one's place.
  private static let factor: Int64 = 2

  private let places: Int
  private let state = Mutex(State())

  /// - Parameter places: How many queues are told apart.
  init(places: Int) { self.places = places }

  /// Counts what happened in a queue.
  func add(_ activity: QueueActivity, to queue: QueueKey) {
    guard !activity.isEmpty else { return }
    state.withLock { state in
      guard
        var entry = state.entries[queue]
          ?? (state.entries.count < Self.maxEntries ? Entry() : nil)
      else { return state.others.add(activity) }
      if entry.counts == nil, state.places < places {
        entry.counts = Counts()
        state.places += 1
      }
      entry.recent += activity.arrived + activity.claimed + activity.failed + activity.left
      if entry.counts == nil {
        state.others.add(activity)
      } else {
        entry.counts?.add(activity)
      }
      state.entries[queue] = entry
    }
  }

  /// Gives places to the busiest queues.
  func givePlaces() {
    state.withLock { state in
      let candidates = state.entries.filter { $0.value.counts == nil && $0.value.recent > 0 }
        .sorted { $0.value.recent > $1.value.recent }
      var idlest = state.entries.filter { $0.value.counts != nil }
        .sorted { $0.value.recent > $1.value.recent }
      for (queue, entry) in candidates {
        if state.places == places {
          guard let last = idlest.popLast(),
            entry.recent > Self.factor * last.value.recent
          else { break }
          take(last.key, from: &state)
        }
        state.entries[queue]?.counts = Counts()
        state.places += 1
      }
      state.entries = state.entries.filter { $0.value.counts != nil }
      for queue in state.entries.keys { state.entries[queue]?.recent = 0 }
    }
  }

  /// Takes a queue's place away, for one that is no more.
  func forget(_ queue: QueueKey) {
    state.withLock { take(queue, from: &$0) }
  }

  private func take(_ queue: QueueKey, from state: inout State) {
    if state.entries.removeValue(forKey: queue)?.counts != nil { state.places -= 1 }
  }

  /// The counts of the queues that have a place, and of all others together.
  var current: (queues: [QueueKey: Counts], others: Counts) {
    state.withLock { ($0.entries.compactMapValues(\.counts), $0.others) }
  }
}
