import Logging
import NIOCore

/// Closes connections whose clients read too slowly what is sent to them.
///
/// It only looks while more is waiting to be sent than the library takes at once: clients that wait
/// for events, or listen to a stream on which nothing happens, are not affected.
final class ReplyPace: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = Never
  typealias OutboundIn = IOData

  private let limits: PaceLimits
  private let logger: Logger
  private var timer: Scheduled<Void>?
  /// How much was waiting when the window began, and how much was written since.
  private var waiting = 0
  private var written = 0

  init(limits: PaceLimits, logger: Logger) {
    self.limits = limits
    self.logger = logger
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if timer != nil { written += unwrapOutboundIn(data).readableBytes }
    context.write(data, promise: promise)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { stop() } else if timer == nil { begin(context: context) }
    context.fireChannelWritabilityChanged()
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

  private func begin(context: ChannelHandlerContext) {
    waiting = buffered(context)
    written = 0
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: limits.window) { [self] in
      timer = nil
      let taken = waiting + written - buffered(context)
      guard Int64(taken) < limits.minimumBytes else { return begin(context: context) }
      logger.debug("a client read its reply too slowly")
      context.close(promise: nil)
    }
  }

  private func buffered(_ context: ChannelHandlerContext) -> Int {
    // Sockets know it.
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }
}
