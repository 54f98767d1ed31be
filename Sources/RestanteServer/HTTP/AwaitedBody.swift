import Hummingbird
import HummingbirdCore
import NIOCore

/// A request's body that is waited for: the client is told to send it once somebody reads it, and
/// on a stream of HTTP/2 it has to come in time.
///
/// On connections of HTTP/1, `RequestWatch` sees to the time.
struct AwaitedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let body: RequestBody
  let channel: any Channel
  let limits: PaceLimits

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var bytes: RequestBody.AsyncIterator
    fileprivate let channel: any Channel
    fileprivate let limits: PaceLimits
    fileprivate var end: NIODeadline?

    mutating func next() async throws -> ByteBuffer? {
      let now = channel.eventLoop.now
      let end = self.end ?? now + limits.deadline
      if self.end == nil {
        self.end = end
        channel.triggerUserOutboundEvent(BodyWanted(), promise: nil)
      }
      guard channel.isStream else { return try await bytes.next() }
      let timer = channel.eventLoop.scheduleTask(deadline: Swift.min(now + limits.window, end)) {
        [channel] in channel.close(promise: nil)
      }
      defer { timer.cancel() }
      return try await bytes.next()
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(bytes: body.makeAsyncIterator(), channel: channel, limits: limits)
  }
}

extension Channel {
  /// Whether it is one stream of a connection of HTTP/2.
  var isStream: Bool { parent?.parent != nil }
}

extension Request {
  /// The request with a body that is waited for, where that makes a difference.
  func awaitingBody(over channel: any Channel) -> Request {
    guard headers[.expect] != nil || channel.isStream else { return self }
    var request = self
    request.body = RequestBody(
      asyncSequence: AwaitedBody(body: body, channel: channel, limits: .standard))
    return request
  }
}
