import Logging
import NIOCore
import NIOHPACK
import NIOHTTP2

/// Watches the request of an HTTP/2 stream as it is read: resets the stream when the client sends
/// too slowly, and reports a request that the client did not finish. On HTTP/1, `RequestWatch`
/// does this.
final class StreamWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTP2Frame.FramePayload
  typealias InboundOut = HTTP2Frame.FramePayload
  typealias OutboundIn = HTTP2Frame.FramePayload

  /// The stream ended before the request did.
  struct Unfinished: Error {}

  private let limits: PaceLimits
  private let connection: FrameWatch
  private let logger: Logger
  private var pace: TransferPace
  private var timer: Scheduled<Void>?
  private var isOpen = false
  /// Whether the request has not ended.
  private var isReading = false

  init(limits: PaceLimits, connection: FrameWatch, logger: Logger) {
    self.limits = limits
    self.connection = connection
    self.logger = logger
    pace = TransferPace(limits: limits, within: connection.requests)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    isOpen = true
    isReading = true
    connection.streamOpened()
    connection.requests.streams += 1
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var payload = unwrapInboundIn(data)
    switch payload {
    case .headers(var content):
      if content.endStream {
        endRequest()
      } else if !content.headers.contains(name: "content-length") {
        // The rest of the server knows by this that there is a body, as on HTTP/1.
        content.headers.add(name: "transfer-encoding", value: "chunked")
        payload = .headers(content)
      }
    case .data(let content):
      let count = content.data.readableBytes
      pace.transferred(count, at: context.eventLoop.now)
      connection.requests.bytes += Int64(count)
      if content.endStream { endRequest() }
    default: break
    }
    context.fireChannelRead(wrapInboundOut(payload))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if isReading, timer == nil { schedule(in: limits.window, context: context) }
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    if isReading { pace.wait(at: context.eventLoop.now) }
    context.read()
  }

  func channelInactive(context: ChannelHandlerContext) {
    let isCut = isReading
    leave()
    // The library would take what came so far for the whole body.
    if isCut { context.fireErrorCaught(Unfinished()) }
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  private func endRequest() {
    guard isReading else { return }
    isReading = false
    connection.requests.streams -= 1
    timer?.cancel()
    timer = nil
  }

  private func leave() {
    endRequest()
    if isOpen { connection.streamClosed() }
    isOpen = false
  }

  private func schedule(in time: TimeAmount, context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
      timer = nil
      guard let next = pace.check(at: context.eventLoop.now) else {
        logger.debug("a client sent its request too slowly")
        return context.close(promise: nil)
      }
      schedule(in: next, context: context)
    }
  }
}
