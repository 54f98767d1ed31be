import Logging
import NIOCore
import NIOHTTP2

/// Resets an HTTP/2 stream whose client takes the reply too slowly: however fast the connection is,
/// a client can hold up a single stream (RFC 9113, section 5.2).
///
/// Like `ReplyPace`, it only looks while more is waiting to be sent than the library takes at
/// once; a stream with nothing to send is never in its way.
final class StreamReplyPace: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = Never
  typealias OutboundIn = HTTP2Frame.FramePayload

  private let limits: PaceLimits
  private let connection: FrameWatch
  private let logger: Logger
  private var stream: HTTP2StreamID?
  private var unsent = 0
  private var pace: TransferPace
  private var timer: Scheduled<Void>?

  init(limits: PaceLimits, connection: FrameWatch, logger: Logger) {
    self.limits = limits
    self.connection = connection
    self.logger = logger
    pace = TransferPace(limits: limits, of: .reply, within: connection.replies)
  }

  /// Notes that bytes of the reply were sent.
  func sent(_ bytes: Int, at now: NIODeadline) {
    unsent -= bytes
    pace.transferred(bytes, at: now)
    if unsent > 0 { pace.wait(at: now) } else { stop() }
  }

  func handlerAdded(context: ChannelHandlerContext) {
    // A stream that the client opened has its number from the start.
    stream = try? context.channel.syncOptions?.getOption(HTTP2StreamChannelOptions.streamID)
    if let stream { connection.report(stream, to: self) }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .data(let content) = unwrapOutboundIn(data) { unsent += content.data.readableBytes }
    context.write(data, promise: promise)
    if !context.channel.isWritable { begin(context: context) }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { stop() } else { begin(context: context) }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  private func begin(context: ChannelHandlerContext) {
    guard timer == nil, unsent > 0, stream != nil else { return }
    connection.replies.streams += 1
    pace = TransferPace(limits: limits, of: .reply, within: connection.replies)
    pace.wait(at: context.eventLoop.now)
    schedule(in: limits.window, context: context)
  }

  private func stop() {
    guard let timer else { return }
    timer.cancel()
    self.timer = nil
    connection.replies.streams -= 1
  }

  private func leave() {
    stop()
    if let stream { connection.report(stream, to: nil) }
    stream = nil
  }

  private func schedule(in time: TimeAmount, context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
      guard let next = pace.check(at: context.eventLoop.now) else {
        stop()
        logger.debug("a client read its reply too slowly")
        return context.close(promise: nil)
      }
      schedule(in: next, context: context)
    }
  }
}
