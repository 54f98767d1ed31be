/// The address that the server really listens on, known once it listens.
struct AnnouncedAddress: Sendable {
  private let stream: AsyncStream<ListenAddress>
  private let continuation: AsyncStream<ListenAddress>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  /// Tells the address to anyone who waits for it.
  func announce(_ address: ListenAddress) {
    continuation.yield(address)
    continuation.finish()
  }

  /// Waits for the address; `nil` when the task is cancelled first.
  func wait() async -> ListenAddress? {
    for await address in stream { return address }
    return nil
  }
}
