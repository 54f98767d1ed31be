import Synchronization

/// The address that the server really listens on, known once it listens.
final class AnnouncedAddress: Sendable {
  private struct State {
    var address: ListenAddress?
    var waiting: [AsyncStream<ListenAddress>.Continuation] = []
  }

  private let state = Mutex(State())

  /// Tells the address to all who wait for it, now or later.
  func announce(_ address: ListenAddress) {
    let waiting = state.withLock { state in
      state.address = address
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { Self.tell(address, to: continuation) }
  }

  /// Waits for the address; `nil` when the task is cancelled first.
  func wait() async -> ListenAddress? {
    let (stream, continuation) = AsyncStream.makeStream(of: ListenAddress.self)
    let known = state.withLock { state in
      if state.address == nil { state.waiting.append(continuation) }
      return state.address
    }
    if let known { return known }
    for await address in stream { return address }
    return nil
  }

  private static func tell(
    _ address: ListenAddress, to continuation: AsyncStream<ListenAddress>.Continuation
  ) {
    continuation.yield(address)
    continuation.finish()
  }
}
