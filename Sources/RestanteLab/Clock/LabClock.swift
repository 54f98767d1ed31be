import RestanteCore
import Synchronization

/// The time of a lab: the machine's until somebody commands it. Everything that a lab's server
/// stores, compares and waits for lives by it.
final class LabClock: TimeSource {
  private struct State {
    var time = LabTime.following
    var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
    var lastID = 0
    /// Counts the changes of the time.
    var changes = 0
  }

  private let wall: any TimeSource
  private let state = Mutex(State())

  /// Creates a clock that follows the machine's.
  init(following wall: any TimeSource = SteadyClock()) {
    self.wall = wall
  }

  /// The lab's time.
  func now() -> Timestamp {
    state.withLock { $0.time.now(wall.now()) }
  }

  /// How the lab's time relates to the machine's.
  var time: LabTime { state.withLock { $0.time } }

  /// Starts no earlier than the newest time that a store holds.
  func begin(notBefore floor: Timestamp?) {
    let behind = (floor?.milliseconds ?? 0) - wall.now().milliseconds
    if behind > 0 { takeUp(LabTime(offset: behind)) }
  }

  /// Takes up the time that a store lives by.
  func takeUp(_ time: LabTime) {
    state.withLock { $0.time = time }
    wake()
  }

  /// Changes the time by several commands, all or none. Who sleeps is not woken by that: see
  /// ``wake()``.
  ///
  /// - Returns: Whether the time can be changed so.
  func change(by commands: [ClockCommand]) -> Bool {
    state.withLock { state in
      guard let time = time(after: commands, from: state.time) else { return false }
      state.time = time
      return true
    }
  }

  /// Whether the time can be changed by several commands.
  func allows(_ commands: [ClockCommand]) -> Bool {
    time(after: commands, from: time) != nil
  }

  private func time(after commands: [ClockCommand], from time: LabTime) -> LabTime? {
    let wall = wall.now()
    var time = time
    return commands.allSatisfy { $0.apply(to: &time, wall: wall) } ? time : nil
  }

  /// Lets all who sleep look at the clock.
  func wake() {
    let sleepers = state.withLock { state in
      state.changes += 1
      defer { state.sleepers = [:] }
      return Array(state.sleepers.values)
    }
    for sleeper in sleepers { sleeper.resume() }
  }

  /// Sleeps until the clock shows a time, however it gets there.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  func sleep(until deadline: Timestamp) async throws {
    while true {
      try Task.checkCancellation()
      // The count is read first: a change after that ends the wait at once.
      let (changes, time) = state.withLock { ($0.changes, $0.time) }
      let remaining = deadline.milliseconds - time.now(wall.now()).milliseconds
      guard remaining > 0 else { return }
      if case .some = time.frozen {
        await change(after: changes)
      } else {
        await change(after: changes, atMost: .milliseconds(remaining))
      }
    }
  }

  /// Waits for a change of the time, but no longer than the machine needs for a span of its own.
  private func change(after seen: Int, atMost span: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: span) }
      group.addTask { await self.change(after: seen) }
      await group.next()
      group.cancelAll()
    }
  }

  /// Waits for a change of the time, or until the task is cancelled.
  private func change(after seen: Int) async {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.changes == seen, !Task.isCancelled else { return true }
          state.sleepers[id] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id) }?.resume()
    }
  }
}
