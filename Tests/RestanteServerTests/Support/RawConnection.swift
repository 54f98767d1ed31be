import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

@testable import RestanteServer

/// A connection over which a test sends bytes as it likes.
struct RawConnection: Sendable {
  /// The server closed the connection.
  struct Closed: Error {
    var received: String
  }
  /// Nothing came for far too long.
  struct Silence: Error {
    var received: String
  }

  let channel: any Channel
  private let inbox: Inbox

  static let patience = Duration.seconds(300)

  /// Connects; over TLS where a certificate is given, offering `protocols`.
  static func open(
    _ address: ListenAddress, tls: TLSFiles? = nil
  ) async throws -> RawConnection {
    let context = try tls.map { try NIOSSLContext(configuration: WebClient.trusting($0)) }
    let inbox = Inbox()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: context, serverHostname: nil))
          }
          try channel.pipeline.syncOperations.addHandler(InboxHandler(inbox: inbox))
        }
      }
      .connect(host: address.host, port: address.port).get()
    return RawConnection(channel: channel, inbox: inbox)
  }

  /// Sends bytes and waits until the system has taken them.
  func send(_ bytes: [UInt8]) async throws {
    try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  /// Waits until what was received since the last call ends as `isWhole` says; returns it.
  func receive(until isWhole: @Sendable (String) -> Bool) async throws -> String {
    let end = ContinuousClock.now + Self.patience
    while true {
      let (text, isClosed) = inbox.contents
      if isWhole(text) {
        inbox.take(text.utf8.count)
        return text
      }
      if isClosed { throw Closed(received: text) }
      guard ContinuousClock.now < end else { throw Silence(received: text) }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits for a reply that has a Content-Length; returns it with its head.
  func reply() async throws -> String {
    try await receive { text in
      guard let head = text.firstRange(of: "\r\n\r\n") else { return false }
      let fields = text[..<head.lowerBound].lowercased()
      guard let name = fields.firstRange(of: "content-length: ") else {
        return !fields.contains("transfer-encoding") || text.hasSuffix("0\r\n\r\n")
      }
      let length = fields[name.upperBound...].prefix { $0.isNumber }
      return text[head.upperBound...].utf8.count >= Int(length) ?? 0
    }
  }

  /// Waits until the server closes the connection; returns what it sent before.
  func end() async throws -> String {
    do {
      return try await receive { _ in false }
    } catch let closed as Closed {
      return closed.received
    }
  }

  func close() async { try? await channel.close() }
}

/// What a connection received.
private final class Inbox: Sendable {
  private let state = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))

  var contents: (String, Bool) {
    state.withLock { (String(decoding: $0.bytes, as: UTF8.self), $0.isClosed) }
  }

  func take(_ count: Int) { state.withLock { $0.bytes.removeFirst(count) } }

  func append(_ bytes: ByteBuffer) {
    state.withLock { $0.bytes.append(contentsOf: bytes.readableBytesView) }
  }

  func close() { state.withLock { $0.isClosed = true } }
}

private final class InboxHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let inbox: Inbox

  init(inbox: Inbox) { self.inbox = inbox }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    inbox.append(unwrapInboundIn(data))
  }

  func channelInactive(context: ChannelHandlerContext) { inbox.close() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
