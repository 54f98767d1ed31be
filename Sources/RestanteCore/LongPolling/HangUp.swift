import Synchronization

/// Whether the client at the other end of a connection is gone, and who wants to know.
///
/// Nothing else stops what replies to a request whose client hangs up. For most requests that is
/// right: what was begun is finished. Long ones ask here.
public final class HangUp: Sendable {
  private struct State {
    var isGone = false
    var actions: [Int: @Sendable () -> Void] = [:]
    var lastNumber = 0
  }

  private let state = Mutex(State())

  /// A client that is there.
  public init() {}

  /// Whether the client is gone.
  public var isGone: Bool { state.withLock { $0.isGone } }

  /// Notes that the client is gone.
  public func report() {
    let actions = state.withLock { state in
      state.isGone = true
      defer { state.actions = [:] }
      return state.actions.values
    }
    for action in actions { action() }
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
    let (gone, signal) = AsyncStream<Never>.makeStream()
    let number = whenGone { signal.finish() }
    defer { forget(number) }
    for await _ in gone {}
  }
}
