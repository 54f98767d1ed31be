import NIOCore
import NIOHTTP1
import NIOPosix
import RestanteCore
import RestanteDelivery
import Synchronization
import Testing

/// A handler on this machine that keeps what is posted to it, and replies with statuses that a test
/// chooses.
struct RecordingHandler: Sendable {
  /// What was posted.
  struct Post: Sendable {
    var path: String
    var headers: HTTPHeaders
    var body: [UInt8]

    /// What names the delivery, the same on every attempt.
    var identifier: String? { headers.first(name: WebhookSignature.identifierHeader) }

    /// The value of a field of the form.
    func field(_ name: String) -> String? {
      for pair in body.split(separator: UInt8(ascii: "&")) {
        let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
        if parts.count == 2, PercentCoding.decode(parts[0], plusIsSpace: true) == name {
          return PercentCoding.decode(parts[1], plusIsSpace: true)
        }
      }
      return nil
    }

    /// Checks the signature as a receiver does.
    func verify(_ secrets: [SigningSecret], at now: Timestamp) throws(WebhookRefusal) {
      try WebhookSignature.verify(body, secrets: secrets, at: now) { headers.first(name: $0) }
    }
  }

  /// The URL of the handler, with a slash at the end.
  let url: String
  private let log: PostLog

  /// Runs `body` with a handler that replies with these statuses in order, then with 200.
  static func run(
    _ statuses: [Int] = [], _ body: (RecordingHandler) async throws -> Void
  ) async throws {
    let log = PostLog(statuses)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(PostCollector(log))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = channel.localAddress?.port ?? 0
    let result = await Result {
      try await body(RecordingHandler(url: "http://127.0.0.1:\(port)/", log: log))
    }
    try await channel.close()
    try result.get()
  }

  /// Everything that was posted, as soon as there is that much.
  func posts(_ count: Int) async throws -> [Post] {
    let deadline = ContinuousClock.now + .seconds(300)
    while log.posts.count < count {
      try #require(ContinuousClock.now < deadline, "only \(log.posts.count) of \(count) posts")
      try await Task.sleep(for: .milliseconds(20))
    }
    return log.posts
  }
}

/// What came in, and what is still to be replied.
private final class PostLog: Sendable {
  private let state: Mutex<(posts: [RecordingHandler.Post], statuses: [Int])>

  init(_ statuses: [Int]) { state = Mutex(([], statuses)) }

  var posts: [RecordingHandler.Post] { state.withLock { $0.posts } }

  /// Keeps a post; returns the status to reply with.
  func add(_ post: RecordingHandler.Post) -> Int {
    state.withLock { state in
      state.posts.append(post)
      return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
    }
  }
}

/// Collects requests and replies to them.
private final class PostCollector: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let log: PostLog
  private var post = RecordingHandler.Post(path: "", headers: [:], body: [])

  init(_ log: PostLog) { self.log = log }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      post = RecordingHandler.Post(path: head.uri, headers: head.headers, body: [])
    case .body(let bytes):
      post.body += bytes.readableBytesView
    case .end:
      let status = HTTPResponseStatus(statusCode: log.add(post))
      let text = ByteBuffer(string: "status \(status.code)\n")
      let head = HTTPResponseHead(
        version: .http1_1, status: status, headers: ["Content-Length": "\(text.readableBytes)"])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(text))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
