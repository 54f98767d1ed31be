import Logging
import NIOCore
import NIOHTTP1

/// Sent down a connection when the body of its request is about to be read.
struct BodyWanted: Sendable {}

/// Watches the requests of an HTTP/1 connection as they are read: refuses malformed ones, closes
/// the connection of clients that send too slowly, and tells clients when to send a body.
final class RequestWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// Which part of a request is being read.
  private enum Stage {
    case nothing, head, body
  }

  private let limits: PaceLimits
  private let logger: Logger
  private var stage = Stage.nothing
  private var pace: TransferPace
  private var timer: Scheduled<Void>?
  /// How many requests were passed on whose replies are not written yet.
  private var pending = 0
  private var upgrade = RequestRules.Upgrade.none
  private var hasStopped = false
  private var awaitsContinue = false
  /// What to reply once all earlier requests have their replies.
  private var refusal: RequestRules.Refusal?
  /// Whether the connection closes after the reply that is being written.
  private var isLastReply = false
  /// Whether no more requests are read; what arrives is thrown away.
  private var isOver = false
  /// When bytes last arrived.
  private var lastArrival = NIODeadline.uptimeNanoseconds(0)

  init(limits: PaceLimits, logger: Logger) {
    self.limits = limits
    self.logger = logger
    pace = TransferPace(limits: limits)
  }

  /// Notes that bytes arrived, before the parts of requests that they contain.
  func bytesArrived(at now: NIODeadline) {
    if stage == .nothing {
      stage = .head
      pace = TransferPace(limits: limits)
    }
    pace.transferred(0, at: now)
  }

  /// Whether the decoder stopped since the last call.
  func takeStop() -> Bool {
    defer { hasStopped = false }
    return hasStopped
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOver, refusal == nil else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): begin(head, context: context)
    case .body(let bytes):
      awaitsContinue = false
      pace.transferred(bytes.readableBytes, at: context.eventLoop.now)
      context.fireChannelRead(data)
    case .end:
      stage = .nothing
      awaitsContinue = false
      hasStopped = upgrade == .asked
      upgrade = upgrade == .unclear ? .unclear : .none
      context.fireChannelRead(data)
    }
  }

  private func begin(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
    stage = .body
    let isOrdinary = RequestRules.isOrdinary(head)
    if !isOrdinary, let refusal = RequestRules.refusal(of: head) {
      self.refusal = refusal
      if pending == 0 { refuse(context: context) }
      return
    }
    pending += 1
    upgrade = isOrdinary ? .none : RequestRules.upgrade(of: head)
    awaitsContinue = !isOrdinary && RequestRules.expectsContinue(head)
    var head = head
    if upgrade != .none { head.headers.remove(name: "upgrade") }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    lastArrival = context.eventLoop.now
    if stage != .nothing, timer == nil, !isOver { schedule(in: limits.window, context: context) }
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    if stage != .nothing { pace.wait(at: context.eventLoop.now) }
    context.read()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      // A client that was not told to send its body may or may not do so, and the decoder may not
      // read what follows a request of unclear spelling: then there is no next request.
      let isLast = pending <= 1 && (awaitsContinue || upgrade == .unclear)
      if isLast, head.status.code >= 200 {
        isLastReply = true
        head.headers.replaceOrAdd(name: "connection", value: "close")
        context.write(wrapOutboundOut(.head(head)), promise: promise)
      } else {
        context.write(data, promise: promise)
      }
    case .body: context.write(data, promise: promise)
    case .end:
      pending = max(0, pending - 1)
      context.write(data, promise: promise)
      if isLastReply {
        finish(context: context)
      } else if refusal != nil, pending == 0 {
        refuse(context: context)
      }
    }
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard event is BodyWanted else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    if awaitsContinue, pending == 1 {
      awaitsContinue = false
      let head = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }
    promise?.succeed()
  }

  func close(
    context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
  ) {
    // The server sends nothing more; the client should close now.
    if mode == .output { linger(context: context) }
    context.close(mode: mode, promise: promise)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
  }

  private func refuse(context: ChannelHandlerContext) {
    guard let refusal else { return }
    let body = ByteBuffer(string: refusal.reason + "\n")
    let headers: HTTPHeaders = [
      "content-type": "text/plain; charset=utf-8", "content-length": "\(body.readableBytes)",
      "connection": "close",
    ]
    let head = HTTPResponseHead(version: .http1_1, status: refusal.status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    finish(context: context)
  }

  /// Sends nothing more after what was written.
  private func finish(context: ChannelHandlerContext) {
    guard !isOver else { return }
    linger(context: context)
    context.flush()
    context.close(mode: .output, promise: nil)
  }

  /// Reads no more requests and closes the connection soon. Closing it at once would lose the reply
  /// of a client that is still sending.
  private func linger(context: ChannelHandlerContext) {
    guard !isOver else { return }
    isOver = true
    timer?.cancel()
    let now = context.eventLoop.now
    linger(since: now, until: now + limits.lingering, context: context)
  }

  /// Closes the connection once the client has sent nothing for a while, at `end` in any case.
  private func linger(
    since start: NIODeadline, until end: NIODeadline, context: ChannelHandlerContext
  ) {
    let next = min(max(start, lastArrival) + limits.silence, end)
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) { [self] in
      let isSilent = max(start, lastArrival) + limits.silence <= context.eventLoop.now
      if isSilent || context.eventLoop.now >= end { return context.close(promise: nil) }
      linger(since: start, until: end, context: context)
    }
  }

  private func schedule(in time: TimeAmount, context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
      timer = nil
      guard stage != .nothing else { return }
      guard let next = pace.check(at: context.eventLoop.now) else {
        logger.debug("a client sent its request too slowly")
        return context.close(promise: nil)
      }
      schedule(in: next, context: context)
    }
  }
}
