import Logging
import NIOCore
import NIOHTTP1

/// Sent down a connection when the body of its request is about to be read.
struct BodyWanted: Sendable {}

/// Watches the requests of an HTTP/1 connection as they are read: refuses malformed ones, closes
/// the connection of clients that send too slowly, and says when a body may be sent.
final class RequestWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// What of a request is being read.
  private enum Stage {
    case nothing, head, body
  }

  /// How long a client may take to close a connection over which nothing more will be said.
  static let farewell = TimeAmount.seconds(2)

  private let limits: PaceLimits
  private let logger: Logger
  private var stage = Stage.nothing
  private var pace: TransferPace
  private var timer: Scheduled<Void>?
  /// How many requests were handed on whose replies are not yet written.
  private var unanswered = 0
  private var upgrade = RequestRules.Upgrade.none
  private var hasStopped = false
  private var awaitsContinue = false
  /// What to say once all earlier requests are answered.
  private var refusal: RequestRules.Refusal?
  /// Whether the connection closes after the reply that is being written.
  private var isLastReply = false
  /// Whether nothing is read any more.
  private var isOver = false

  init(limits: PaceLimits, logger: Logger) {
    self.limits = limits
    self.logger = logger
    pace = TransferPace(limits: limits)
  }

  /// Notes that bytes came in, of which parts of a request may follow.
  func bytesArrived(at now: NIODeadline) {
    if stage == .nothing {
      stage = .head
      pace = TransferPace(limits: limits)
    }
    pace.arrived(0, at: now)
  }

  /// Whether the decoder stopped since this was asked last.
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
      pace.arrived(bytes.readableBytes, at: context.eventLoop.now)
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
    if let refusal = RequestRules.refusal(of: head) {
      self.refusal = refusal
      if unanswered == 0 { refuse(context: context) }
      return
    }
    unanswered += 1
    upgrade = RequestRules.upgrade(of: head)
    awaitsContinue = RequestRules.expectsContinue(head)
    var head = head
    if upgrade != .none { head.headers.remove(name: "upgrade") }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
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
      // A client that was not told to send the body may do so or not, and what follows a request
      // of unclear spelling may not be read: then there is no next request.
      let isLast = unanswered <= 1 && (awaitsContinue || upgrade == .unclear)
      if isLast, head.status.code >= 200 {
        isLastReply = true
        head.headers.replaceOrAdd(name: "connection", value: "close")
        context.write(wrapOutboundOut(.head(head)), promise: promise)
      } else {
        context.write(data, promise: promise)
      }
    case .body: context.write(data, promise: promise)
    case .end:
      unanswered = max(0, unanswered - 1)
      context.write(data, promise: promise)
      if isLastReply {
        finish(context: context)
      } else if refusal != nil, unanswered == 0 {
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
    if awaitsContinue, unanswered == 1 {
      awaitsContinue = false
      let head = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }
    promise?.succeed()
  }

  func close(
    context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
  ) {
    // The server has said all that it had to say; the client should close now.
    if mode == .output { finish(context: context) }
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

  /// Reads no more requests and closes the connection soon: at once would take the reply away
  /// from a client that still sends.
  private func finish(context: ChannelHandlerContext) {
    guard !isOver else { return }
    isOver = true
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) {
      context.close(promise: nil)
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
