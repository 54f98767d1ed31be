import NIOCore
import NIOHTTP1

/// Reads requests of HTTP/1.1, including those that follow a request for another protocol.
///
/// The library's decoder stops after a request with `Connection: Upgrade`, since the bytes after an
/// accepted upgrade are no longer HTTP. This server accepts none (RFC 9110, section 7.8), so a new
/// decoder continues where the other one stopped.
final class RequestDecoder: ByteToMessageDecoder {
  typealias InboundOut = HTTPServerRequestPart

  /// The maximum number of bytes that a connection can make the server buffer, whatever stops the
  /// decoder; more than any head may have.
  static let maxBytes = 256 << 10

  private let limits: NIOHTTPDecoderLimitConfiguration
  private let watch: RequestWatch
  private var decoder: HTTPRequestDecoder

  /// Creates a decoder that passes its messages to `watch`.
  init(limits: NIOHTTPDecoderLimitConfiguration, watch: RequestWatch) {
    self.limits = limits
    self.watch = watch
    decoder = HTTPRequestDecoder(limitConfiguration: limits)
  }

  /// The limits on heads; no client needs more.
  static var headLimits: NIOHTTPDecoderLimitConfiguration {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = 64 << 10
    limits.maxHeaderListSize = 96 << 10
    limits.maxHeaderFieldCount = 200
    return limits
  }

  func decode(
    context: ChannelHandlerContext, buffer: inout ByteBuffer
  ) throws -> DecodingState {
    watch.bytesArrived(at: context.eventLoop.now)
    var state = try decoder.decode(context: context, buffer: &buffer)
    while watch.takeStop() {
      decoder.decoderRemoved(context: context)
      decoder = HTTPRequestDecoder(limitConfiguration: limits)
      decoder.decoderAdded(context: context)
      guard buffer.readableBytes > 0 else { break }
      watch.bytesArrived(at: context.eventLoop.now)
      state = try decoder.decode(context: context, buffer: &buffer)
    }
    return state
  }

  func decodeLast(
    context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
  ) throws -> DecodingState {
    if buffer.readableBytes > 0 { _ = try decode(context: context, buffer: &buffer) }
    return try decoder.decodeLast(context: context, buffer: &buffer, seenEOF: seenEOF)
  }

  func decoderAdded(context: ChannelHandlerContext) { decoder.decoderAdded(context: context) }

  func decoderRemoved(context: ChannelHandlerContext) { decoder.decoderRemoved(context: context) }
}
