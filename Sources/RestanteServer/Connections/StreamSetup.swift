import Logging
import NIOCore

/// Puts the handlers that watch an HTTP/2 stream before those of the library; does nothing on
/// connections of HTTP/1.
final class StreamSetup: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let limits: PaceLimits
  private let logger: Logger

  init(limits: PaceLimits, logger: Logger) {
    self.limits = limits
    self.logger = logger
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // The parent of a stream is its connection, whose parent is the listening socket.
    guard let parent = context.channel.parent, parent.parent != nil else { return }
    do {
      let connection = try parent.pipeline.syncOperations.handler(type: FrameWatch.self)
      try context.pipeline.syncOperations.addHandlers(
        StreamWatch(limits: limits, connection: connection, logger: logger),
        StreamReplyPace(limits: limits, connection: connection, logger: logger),
        position: .first)
    } catch {
      // Without them nothing would be limited.
      context.close(promise: nil)
    }
  }
}
