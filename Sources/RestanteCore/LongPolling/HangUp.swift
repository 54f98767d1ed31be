import Synchronization

/// Whether the client at the other end of a connection is gone, and who wants to know.
///
/// Nothing else stops what replies to a request whose client hangs up. For most requests that is
/// right: what was begun is finished. Long ones ask here.
public final class HangUp: Sendable {
  private struct State {
    var isGone = false
    var actions: [Int: @Sendable () -> Void] = [:]
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var cancelled: Set<Int> = []
    var lastNumber = 0
  }

  private let state = Mutex(State())

  /// A client that is there.
  public init() {}

  /// Whether the client is gone.
  public var isGone: Bool { state.withLock { $0.isGone } }

  /// Notes that the client is gone.
  public func report() {
    let (actions, waiters) = state.withLock { state in
      state.isGone = true
      defer {
        state.actions = [:]
        state.waiters = [:]
      }
      return (Array(state.actions.values), Array(state.waiters.values))
    }
    for action in actions { action() }
    for waiter in waiters { waiter.resume() }
  }

  /// Runs `action` once when the client is gone, at once if it is already.
  ///
  /// - Returns: The number by which to ``forget(_:)`` it.
  func whenGone(_ action: @escaping @Sendable () -> Void) -> Int {
    let (number, isGone) = state.withLock { state in
      state.lastNumber += 1
      if !state.isGone { state.actions[state.lastNumber] = action }
      return (state.lastNumber, state.isGone)
    }
    if isGone { action() }
    return number
  }

  /// Forgets an action that need not run any more.
  func forget(_ number: Int) {
    state.withLock { _ = $0.actions.removeValue(forKey: number) }
  }

  /// Waits until the client is gone or the task is cancelled.
  public func wait() async {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isGone || state.cancelled.remove(number) != nil { return true }
          state.waiters[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        let waiter = state.waiters.removeValue(forKey: number)
        if waiter == nil { state.cancelled.insert(number) }
        return waiter
      }
      waiter?.resume()
    }
    state.withLock { _ = $0.cancelled.remove(number) }
  }
}
