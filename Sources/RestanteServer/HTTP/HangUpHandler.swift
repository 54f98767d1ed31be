import NIOCore
import RestanteCore

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
