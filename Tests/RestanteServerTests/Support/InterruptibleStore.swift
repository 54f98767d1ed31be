import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization

/// A store that fails or waits when a test says so.
final class InterruptibleStore: ForwardingStore {
  private struct Switches {
    var failure: StoreError?
    var isHeld = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    var isClosed = false
  }

  let inner: any Store
  /// Gets an element whenever a change begins to wait.
  let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation
  private let switches = Mutex(Switches())

  init(_ inner: any Store) {
    self.inner = inner
    (arrivals, arrival) = AsyncStream.makeStream()
  }

  /// What every change fails with from now on.
  func fail(with error: StoreError?) { switches.withLock { $0.failure = error } }

  /// Makes changes wait until ``release()``.
  func hold() { switches.withLock { $0.isHeld = true } }

  func release() {
    let waiting = switches.withLock { switches in
      switches.isHeld = false
      defer { switches.waiting = [] }
      return switches.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  var isClosed: Bool { switches.withLock { $0.isClosed } }

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    await pass()
    if let failure = switches.withLock({ $0.failure }) { throw failure }
    return try await inner.perform(operation)
  }

  private func pass() async {
    await withCheckedContinuation { continuation in
      let isHeld = switches.withLock { switches in
        if switches.isHeld { switches.waiting.append(continuation) }
        return switches.isHeld
      }
      if isHeld { arrival.yield() } else { continuation.resume() }
    }
  }

  func checkWritable() async throws(StoreError) {
    if let failure = switches.withLock({ $0.failure }) { throw failure }
    try await inner.checkWritable()
  }

  func close() async {
    switches.withLock { $0.isClosed = true }
    await inner.close()
  }
}
