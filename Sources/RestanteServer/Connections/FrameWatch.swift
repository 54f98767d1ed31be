import Logging
import NIOCore
import NIOHTTP2
import NIOTLS

/// Watches the frames of an HTTP/2 connection: closes it when the client does not finish a frame
/// or a block of headers in time, or has no stream open for too long, whatever else it sends; and
/// counts what the streams transfer.
///
/// What happens on one stream is up to `StreamWatch` and `StreamReplyPace`.
final class FrameWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  /// The bodies of requests.
  let requests = StreamTraffic()
  /// The bodies of replies that clients did not take yet.
  let replies = StreamTraffic()

  private let limits: PaceLimits
  private let logger: Logger
  private var context: ChannelHandlerContext?
  private var isHTTP2 = false
  private var received = FrameReader(ofClient: true)
  private var sent = FrameReader(ofClient: false)
  private var openStreams = 0
  private var replyPaces: [HTTP2StreamID: StreamReplyPace] = [:]
  private var frameTimer: Scheduled<Void>?
  private var idleTimer: Scheduled<Void>?

  init(limits: PaceLimits, logger: Logger) {
    self.limits = limits
    self.logger = logger
  }

  /// Notes that a stream was opened.
  func streamOpened() {
    openStreams += 1
    idleTimer?.cancel()
    idleTimer = nil
  }

  /// Notes that a stream was closed.
  func streamClosed() {
    openStreams -= 1
    if openStreams == 0 { beginIdling() }
  }

  /// Reports to `pace` how much of the reply on its stream is sent; `nil` to stop.
  func report(_ stream: HTTP2StreamID, to pace: StreamReplyPace?) { replyPaces[stream] = pace }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) {
    stop()
    self.context = nil
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case .handshakeCompleted(let agreed) = event as? TLSUserEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    isHTTP2 = agreed == "h2"
    if isHTTP2 {
      beginIdling()
      watchFrame(context: context)
    }
    context.fireUserInboundEventTriggered(event)
    if !isHTTP2 { context.pipeline.syncOperations.removeHandler(self, promise: nil) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isHTTP2 { received.read(unwrapInboundIn(data)) }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if isHTTP2, frameTimer == nil { watchFrame(context: context) }
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if isHTTP2, case .byteBuffer(let bytes) = unwrapOutboundIn(data) {
      let now = context.eventLoop.now
      sent.read(bytes) { stream, count in
        replies.bytes += Int64(count)
        replyPaces[stream]?.sent(count, at: now)
      }
    }
    context.write(data, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    isHTTP2 = false
    context.fireChannelInactive()
  }

  private func stop() {
    frameTimer?.cancel()
    frameTimer = nil
    idleTimer?.cancel()
    idleTimer = nil
  }

  private func watchFrame(context: ChannelHandlerContext) {
    guard received.isUnfinished else { return }
    let count = received.count
    frameTimer = context.eventLoop.assumeIsolated().scheduleTask(in: limits.window) { [self] in
      frameTimer = nil
      // Others may have ended in the meantime.
      guard received.count == count else { return watchFrame(context: context) }
      guard received.isUnfinished else { return }
      close(.enhanceYourCalm, because: "a client did not finish a frame in time")
    }
  }

  private func beginIdling() {
    guard isHTTP2, let context else { return }
    idleTimer?.cancel()
    // The library asks the client to close an idle connection, and waits for its reply for ever.
    let time = limits.idle + limits.window
    idleTimer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
      idleTimer = nil
      close(.noError, because: "a client did not close an idle connection")
    }
  }

  private func close(_ code: HTTP2ErrorCode, because reason: String) {
    guard let context else { return }
    logger.debug("\(reason)")
    let farewell = HTTP2Frame.FramePayload.goAway(
      lastStreamID: .maxID, errorCode: code, opaqueData: nil)
    context.channel.writeAndFlush(
      HTTP2Frame(streamID: .rootStream, payload: farewell), promise: nil)
    context.close(promise: nil)
  }
}
