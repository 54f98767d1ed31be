import Logging
import NIOCore
import NIOHTTP1

/// Replaces the decoder that the library sets up on an HTTP/1 connection by this server's; does
/// nothing on streams of HTTP/2.
final class HTTP1Setup: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let limits: PaceLimits
  private let logger: Logger

  init(limits: PaceLimits, logger: Logger) {
    self.limits = limits
    self.logger = logger
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    guard let old = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
    else { return }
    let lock = InboundLock()
    let watch = RequestWatch(limits: limits, logger: logger)
    let decoder = ByteToMessageHandler(
      RequestDecoder(limits: RequestDecoder.headLimits, watch: watch),
      maximumBufferSize: RequestDecoder.maxBytes)
    do {
      try pipeline.addHandler(lock, position: .before(old))
      try pipeline.addHandler(decoder, position: .after(old))
      try pipeline.addHandler(watch, position: .after(decoder))
    } catch {
      // Without them nothing would be limited.
      return context.close(promise: nil)
    }
    // The library's decoder is removed in the loop's next turn; until then nothing may reach it.
    let gone = context.eventLoop.makePromise(of: Void.self)
    pipeline.removeHandler(old, promise: gone)
    gone.futureResult.assumeIsolated().whenComplete { _ in
      lock.open()
      pipeline.removeHandler(lock, promise: nil)
      pipeline.removeHandler(self, promise: nil)
    }
  }
}

/// Holds back what arrives while the handlers behind it change.
private final class InboundLock: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private enum Arrival {
    case bytes(ByteBuffer)
    case complete
    case event(Any)
  }

  private var context: ChannelHandlerContext?
  private var held: [Arrival] = []

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    held.append(.bytes(unwrapInboundIn(data)))
  }

  func channelReadComplete(context: ChannelHandlerContext) { held.append(.complete) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    held.append(.event(event))
  }

  func channelInactive(context: ChannelHandlerContext) {
    held = []
    context.fireChannelInactive()
  }

  /// Passes on what was held back.
  func open() {
    guard let context else { return }
    let arrivals = held
    held = []
    for arrival in arrivals {
      switch arrival {
      case .bytes(let bytes): context.fireChannelRead(wrapInboundOut(bytes))
      case .complete: context.fireChannelReadComplete()
      case .event(let event): context.fireUserInboundEventTriggered(event)
      }
    }
  }
}
