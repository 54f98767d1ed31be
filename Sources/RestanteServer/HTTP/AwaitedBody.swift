import Hummingbird
import HummingbirdCore
import NIOCore

/// The body of a request with `Expect: 100-continue`: the client is told to send it once somebody
/// reads it.
struct AwaitedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let body: RequestBody
  let channel: any Channel

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var bytes: RequestBody.AsyncIterator
    fileprivate let channel: any Channel
    fileprivate var isAwaited = false

    @concurrent mutating func next() async throws -> ByteBuffer? {
      if !isAwaited {
        isAwaited = true
        channel.triggerUserOutboundEvent(BodyWanted(), promise: nil)
      }
      return try await bytes.next()
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(bytes: body.makeAsyncIterator(), channel: channel)
  }
}

extension Request {
  /// The request with a body that the client is told to send, if it waits for that.
  func awaitingBody(over channel: any Channel) -> Request {
    guard headers[.expect] != nil else { return self }
    var request = self
    request.body = RequestBody(asyncSequence: AwaitedBody(body: body, channel: channel))
    return request
  }
}
