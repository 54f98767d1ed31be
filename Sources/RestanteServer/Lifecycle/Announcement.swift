import Synchronization

/// Something that becomes known once while the server starts: the address that it really listens
/// on, and that it is ready.
final class Announcement<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiting: [AsyncStream<Value>.Continuation] = []
  }

  private let state = Mutex(State())

  /// Tells the value to all who wait for it, now or later.
  func announce(_ value: Value) {
    let waiting = state.withLock { state in
      state.value = value
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { Self.tell(value, to: continuation) }
  }

  /// Waits for the value; `nil` when the task is cancelled first.
  func wait() async -> Value? {
    let (stream, continuation) = AsyncStream.makeStream(of: Value.self)
    let known = state.withLock { state in
      if case .none = state.value { state.waiting.append(continuation) }
      return state.value
    }
    if let known { return known }
    for await value in stream { return value }
    return nil
  }

  private static func tell(
    _ value: Value, to continuation: AsyncStream<Value>.Continuation
  ) {
    continuation.yield(value)
    continuation.finish()
  }
}
