import NIOCore
import Synchronization

/// Whether the client at the other end of a connection is gone, and who wants to know.
///
/// The HTTP library does not stop what answers a request whose client hangs up. For most requests
/// that is right: what was begun is finished. Long ones ask here.
final class HangUp: Sendable {
  private struct State {
    var isGone = false
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var cancelled: Set<Int> = []
    var lastID = 0
  }

  private let state = Mutex(State())

  /// Notes that the client is gone.
  func report() {
    let waiters = state.withLock { state in
      state.isGone = true
      defer { state.waiters = [:] }
      return state.waiters.values
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Waits until the client is gone or the task is cancelled.
  func wait() async {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isGone || state.cancelled.remove(id) != nil { return true }
          state.waiters[id] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        let waiter = state.waiters.removeValue(forKey: id)
        if waiter == nil { state.cancelled.insert(id) }
        return waiter
      }
      waiter?.resume()
    }
    state.withLock { _ = $0.cancelled.remove(id) }
  }

  /// Runs `body` and cancels its task when the client hangs up; `body` goes on to its end.
  func cancelling<Value: Sendable>(
    _ body: @escaping @Sendable () async -> Value
  ) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await body() }
      group.addTask {
        await self.wait()
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      // The other one: what `body` came to if the client was faster, else nothing.
      if let first { return first }
      return await group.next() ?? nil
    }
  }
}

/// Hears the client close the connection. A client that only closes its own half counts as gone,
/// since nothing tells the two apart.
final class HangUpHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  let hangUp = HangUp()

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed = event as? ChannelEvent { hangUp.report() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    hangUp.report()
    context.fireChannelInactive()
  }
}

/// The connection that a request came over.
struct Connection: Sendable {
  let channel: any Channel

  /// Whether requests come over HTTP/2, where each has a channel within the connection's.
  var isHTTP2: Bool { channel.parent?.parent != nil }

  /// Tells when the client is gone.
  func hangUp() async throws -> HangUp {
    try await channel.pipeline.handler(type: HangUpHandler.self).map { $0.hangUp }.get()
  }
}
