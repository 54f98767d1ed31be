import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

@testable import RestanteServer

/// A connection of HTTP/2 over TLS on which a test sends frames as it likes. It acknowledges
/// nothing by itself.
struct FrameConnection: Sendable {
  /// The server closed the connection, or nothing came for far too long.
  struct Ended: Error {
    var received: [RawFrame]
  }

  private let channel: any Channel
  private let inbox: FrameInbox

  /// Connects and sends the preface and the first frames: on the event loop, since the server waits
  /// for them, and on a busy machine the test may have its turn much later.
  static func open(
    _ address: ListenAddress, tls: TLSFiles, greeting: [RawFrame] = []
  ) async throws -> FrameConnection {
    var configuration = try WebClient.trusting(tls)
    configuration.applicationProtocols = ["h2"]
    let context = try NIOSSLContext(configuration: configuration)
    let inbox = FrameInbox()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            NIOSSLClientHandler(context: context, serverHostname: nil),
            FrameInboxHandler(
              inbox: inbox,
              greeting: RawFrame.preface + ([.settings] + greeting).flatMap(\.bytes)))
        }
      }
      .connect(host: address.host, port: address.port).get()
    return FrameConnection(channel: channel, inbox: inbox)
  }

  func send(_ frames: RawFrame...) async throws { try await send(bytes: frames.flatMap(\.bytes)) }

  func send(bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  /// Waits for a frame; returns the first one.
  func frame(where matches: @Sendable (RawFrame) -> Bool) async throws -> RawFrame {
    let end = ContinuousClock.now + RawConnection.patience
    while true {
      let (frames, isClosed) = inbox.contents
      if let frame = frames.first(where: matches) { return frame }
      guard !isClosed, ContinuousClock.now < end else { throw Ended(received: frames) }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits for the reply on a stream: the body, or `nil` if the stream was reset or the status is
  /// not 200.
  func reply(on stream: Int32) async throws -> String? {
    let last = try await frame { $0.stream == stream && $0.isLast }
    let frames = inbox.contents.frames.filter { $0.stream == stream }
    // The first entry of the table of RFC 7541, appendix A, that is 200 stands there in one byte.
    guard last.kind != .reset, frames.first(where: { $0.kind == .headers })?.payload.first == 0x88
    else { return nil }
    return String(decoding: frames.filter { $0.kind == .data }.flatMap(\.payload), as: UTF8.self)
  }

  /// Waits until the server closes the connection; returns everything that it sent.
  func end() async throws -> [RawFrame] {
    do {
      _ = try await frame { _ in false }
    } catch let ended as Ended {
      guard inbox.contents.isClosed else { throw ended }
      return ended.received
    }
    return []
  }

  /// How many bytes of data the server accepts on the connection, of which `sent` were used.
  func credit(after sent: Int) -> Int {
    let updates = inbox.contents.frames.filter { $0.kind == .windowUpdate && $0.stream == 0 }
    return 65_535 + updates.reduce(0) { $0 + $1.number } - sent
  }

  /// Closes the connection without a word to the server's HTTP.
  func close() async { try? await channel.close() }
}

private final class FrameInbox: Sendable {
  private struct State {
    var bytes = ByteBuffer()
    var frames: [RawFrame] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  var contents: (frames: [RawFrame], isClosed: Bool) {
    state.withLock { ($0.frames, $0.isClosed) }
  }

  func append(_ bytes: ByteBuffer) {
    state.withLock { state in
      state.bytes.writeImmutableBuffer(bytes)
      while let frame = RawFrame.next(in: &state.bytes) { state.frames.append(frame) }
    }
  }

  func close() { state.withLock { $0.isClosed = true } }
}

private final class FrameInboxHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let inbox: FrameInbox
  private let greeting: [UInt8]

  init(inbox: FrameInbox, greeting: [UInt8]) {
    self.inbox = inbox
    self.greeting = greeting
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: greeting)), promise: nil)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    inbox.append(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) { inbox.close() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
