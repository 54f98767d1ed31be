import Synchronization

/// What a journal keeps.
protocol JournalEntry: Sendable {
  /// About how many bytes of memory it takes.
  var bytes: Int { get }
}

/// Keeps what happened, the oldest being dropped once there is too much of it.
final class Journal<Entry: JournalEntry>: Sendable {
  /// An entry with its number.
  struct Numbered: Sendable {
    let id: Int64
    let entry: Entry
  }

  /// What is in a journal.
  struct Contents: Sendable {
    fileprivate(set) var entries: [Numbered] = []
    /// The number of the latest entry, whether or not it is still there.
    fileprivate(set) var last: Int64 = 0
    /// How many entries were dropped since the journal was emptied.
    fileprivate(set) var dropped: Int64 = 0
  }

  private struct State {
    var contents = Contents()
    var bytes = 0
    var waiters: [Int64: CheckedContinuation<Void, Never>] = [:]
    var lastWaiter: Int64 = 0
  }

  private let capacity: Int
  private let maxBytes: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - capacity: The maximum number of entries.
  ///   - maxBytes: The maximum number of bytes of all entries.
  init(capacity: Int = 1_000, maxBytes: Int = 16 << 20) {
    self.capacity = capacity
    self.maxBytes = maxBytes
  }

  /// What is in it.
  var contents: Contents { state.withLock { $0.contents } }

  /// Adds an entry.
  func append(_ entry: Entry) {
    let waiters = state.withLock { state in
      state.contents.last += 1
      state.contents.entries.append(Numbered(id: state.contents.last, entry: entry))
      state.bytes += entry.bytes
      var excess = 0
      while state.contents.entries.count - excess > capacity
        || (state.bytes > maxBytes && excess < state.contents.entries.count)
      {
        state.bytes -= state.contents.entries[excess].entry.bytes
        excess += 1
      }
      state.contents.entries.removeFirst(excess)
      state.contents.dropped += Int64(excess)
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Removes the entries that fit. Numbers go on.
  func remove(where fits: (Entry) -> Bool) {
    state.withLock { state in
      state.contents.entries.removeAll { fits($0.entry) }
      state.bytes = state.contents.entries.reduce(0) { $0 + $1.entry.bytes }
      if state.contents.entries.isEmpty { state.contents.dropped = 0 }
    }
  }

  /// Waits until the contents are as somebody wants them, for a time at most.
  ///
  /// - Returns: The contents in the end.
  func wait(
    atMost time: Duration, until isEnough: @escaping @Sendable (Contents) -> Bool
  ) async -> Contents {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: time) }
      group.addTask {
        while !Task.isCancelled {
          let contents = self.contents
          if isEnough(contents) { return }
          await self.change(after: contents.last)
        }
      }
      await group.next()
      group.cancelAll()
    }
    return contents
  }

  /// Waits for an entry after one, or until the task is cancelled.
  private func change(after seen: Int64) async {
    let id = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.contents.last == seen, !Task.isCancelled else { return true }
          state.waiters[id] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
    }
  }
}
