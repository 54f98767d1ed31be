import Synchronization

/// Bounds how many deliveries are under way at the same time; those beyond wait in turn.
final class DeliverySlots: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// How many of those that waited were let in since the list was cleared of them.
    var served = 0
  }

  private let state: Mutex<State>

  init(count: Int) {
    state = Mutex(State(free: max(1, count)))
  }

  /// Runs something once there is room.
  func use<Value: Sendable>(_ body: () async -> Value) async -> Value {
    await enter()
    defer { leave() }
    return await body()
  }

  private func enter() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiting.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.served < state.waiting.count else {
        state.free += 1
        return nil
      }
      let next = state.waiting[state.served]
      state.served += 1
      // Moving the others up for each would take time in proportion to their number.
      if state.served * 2 >= state.waiting.count {
        state.waiting.removeFirst(state.served)
        state.served = 0
      }
      return next
    }
    next?.resume()
  }
}
