import Synchronization

/// Lets a few tests at a time use the server: each has connections, and there are hundreds.
final class Permits: Sendable {
  private struct State {
    var free: Int
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  static let shared = Permits(6)

  private let state: Mutex<State>

  init(_ count: Int) {
    state = Mutex(State(free: count))
  }

  /// Waits for a permit, which is given back when nobody has it any more.
  func take() async -> Permit {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiters.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
    return Permit(self)
  }

  fileprivate func giveBack() {
    let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
      guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
      state.free += 1
      return nil
    }
    waiter?.resume()
  }
}

/// The right of one test to use the server.
final class Permit: Sendable {
  private let permits: Permits

  fileprivate init(_ permits: Permits) {
    self.permits = permits
  }

  deinit {
    permits.giveBack()
  }
}
