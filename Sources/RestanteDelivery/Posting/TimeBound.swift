import NIOCore
import RestanteCore

/// Ends the wait for something that may take too long.
enum TimeBound {
  /// The failure of something that is given up, and cancelled, after a time.
  ///
  /// Looking a name up cannot be cancelled: the caller goes on without it.
  static func run(
    _ time: TimeAmount, _ body: @escaping @Sendable () async -> DeliveryFailure?
  ) async -> DeliveryFailure? {
    let (results, end) = AsyncStream<DeliveryFailure?>.makeStream()
    let work = Task { end.yield(await body()) }
    let timer = Task {
      try await Task.sleep(for: .nanoseconds(time.nanoseconds))
      end.yield(.timeout)
    }
    defer {
      work.cancel()
      timer.cancel()
    }
    // It ends without a result where the caller is cancelled.
    return await results.first { _ in true } ?? .interruption
  }
}
