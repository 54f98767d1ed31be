import Logging
import NIOCore
import NIOTLS

/// Closes connections whose clients do not finish the TLS handshake in time.
final class HandshakeDeadline: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let time: TimeAmount
  private let logger: Logger
  private var timer: Scheduled<Void>?

  init(_ time: TimeAmount, logger: Logger) {
    self.time = time
    self.logger = logger
  }

  func handlerAdded(context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [logger] in
      logger.debug("a client did not finish its TLS handshake in time")
      context.close(promise: nil)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted = event as? TLSUserEvent { stop() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  private func stop() {
    timer?.cancel()
    timer = nil
  }
}
