import NIOCore
import NIOPosix
import Synchronization

/// A handler on this machine that replies with bytes that a test chooses.
struct ScriptedHandler: Sendable {
  /// What a connection does once a request is complete.
  enum Reply: Sendable {
    /// Sends bytes and waits for more requests.
    case bytes(String)
    /// Sends bytes and closes the connection.
    case last(String)
    /// Sends bytes again and again for as long as somebody reads.
    case endless(head: String, part: String)
  }

  let port: Int
  private let channel: any Channel
  private let log: RequestLog

  /// The requests that came, whole.
  var requests: [String] { log.requests }
  /// How many connections were made.
  var connections: Int { log.connections }

  /// Runs `body` with a handler that replies to all requests alike.
  static func run(
    _ reply: Reply, _ body: (ScriptedHandler) async throws -> Void
  ) async throws {
    let log = RequestLog()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            ScriptedReplies(reply: reply, log: log))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = channel.localAddress?.port ?? 0
    let result: Result<Void, any Error>
    do {
      result = .success(
        try await body(ScriptedHandler(port: port, channel: channel, log: log)))
    } catch {
      result = .failure(error)
    }
    try await channel.close()
    try result.get()
  }
}

/// What came in.
private final class RequestLog: Sendable {
  private let state = Mutex((requests: [String](), connections: 0))

  var requests: [String] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  func connect() { state.withLock { $0.connections += 1 } }
  func add(_ request: String) { state.withLock { $0.requests.append(request) } }
}

/// Collects requests and replies to them.
private final class ScriptedReplies: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let reply: ScriptedHandler.Reply
  private let log: RequestLog
  private var received = ""

  init(reply: ScriptedHandler.Reply, log: RequestLog) {
    self.reply = reply
    self.log = log
  }

  func channelActive(context: ChannelHandlerContext) {
    log.connect()
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += String(buffer: unwrapInboundIn(data))
    guard let end = received.firstRange(of: "\r\n\r\n") else { return }
    let head = received[..<end.lowerBound].lowercased()
    let length = head.firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
    guard received[end.upperBound...].utf8.count >= length else { return }
    log.add(received)
    received = ""
    switch reply {
    case .bytes(let text): send(text, context)
    case .last(let text): send(text, context) { $0.close(promise: nil) }
    case .endless(let head, let part): send(head, context) { Self.repeatForever(part, $0) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func send(
    _ text: String, _ context: ChannelHandlerContext,
    then: @escaping @Sendable (any Channel) -> Void = { _ in }
  ) {
    let channel = context.channel
    channel.writeAndFlush(ByteBuffer(string: text)).whenSuccess { then(channel) }
  }

  private static func repeatForever(_ text: String, _ channel: any Channel) {
    channel.writeAndFlush(ByteBuffer(string: text)).whenSuccess {
      // Not within this call: writes end at once while there is room.
      channel.eventLoop.execute { repeatForever(text, channel) }
    }
  }
}
