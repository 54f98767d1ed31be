import Logging
import NIOCore
import NIOEmbedded
import NIOHPACK
import NIOHTTP2
import NIOTLS
import Synchronization
import Testing

@testable import RestanteServer

/// A connection of HTTP/2 without a socket, whose time a test drives.
private struct PacedStreams {
  static let limits = PaceLimits(
    window: .seconds(20), minimumRate: 1_000, deadline: .seconds(300), idle: .seconds(75))
  static let quiet = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }

  let channel = EmbeddedChannel()
  let log = StreamLog()

  init(sendsPreface: Bool = true) throws {
    let connection = FrameWatch(limits: Self.limits, logger: Self.quiet)
    let watch = NIOLoopBound(connection, eventLoop: channel.eventLoop)
    let http2 = NIOHTTP2Handler(mode: .server, eventLoop: channel.eventLoop) { [log] stream in
      stream.eventLoop.makeCompletedFuture {
        try stream.pipeline.syncOperations.addHandlers(
          StreamWatch(limits: Self.limits, connection: watch.value, logger: Self.quiet),
          StreamReplyPace(limits: Self.limits, connection: watch.value, logger: Self.quiet),
          Recipient(log: log))
        log.state.withLock { $0.streams.append(stream) }
      }
    }
    try channel.pipeline.syncOperations.addHandlers(connection, http2)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    channel.pipeline.fireUserInboundEventTriggered(
      TLSUserEvent.handshakeCompleted(negotiatedProtocol: "h2"))
    if sendsPreface { try send(bytes: RawFrame.preface + RawFrame.settings.bytes) }
  }

  func send(_ frames: RawFrame...) throws { try send(bytes: frames.flatMap(\.bytes)) }

  func send(bytes: [UInt8]) throws { try channel.writeInbound(ByteBuffer(bytes: bytes)) }

  /// Lets time pass; the client sends `frames` in each second.
  func wait(_ seconds: Int, sending frames: [RawFrame] = []) {
    for _ in 0..<seconds where isOpen {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      // What is sent to a stream that was reset is an error.
      for frame in frames { try? send(frame) }
    }
  }

  /// The server replies with a body of so many bytes and an end that does not come.
  func reply(_ bytes: Int, on stream: Int) {
    let stream = log.state.withLock { $0.streams[stream] }
    stream.write(
      HTTP2Frame.FramePayload.headers(.init(headers: [":status": "200"])), promise: nil)
    let body = ByteBuffer(repeating: 0, count: bytes)
    stream.writeAndFlush(
      HTTP2Frame.FramePayload.data(.init(data: .byteBuffer(body))), promise: nil)
  }

  var isOpen: Bool { channel.isActive }

  /// Which streams are open, in the order in which they were opened.
  var openStreams: [Bool] { log.state.withLock { $0.streams.map(\.isActive) } }
}

/// What the rest of the server sees of the streams.
private final class StreamLog: Sendable {
  struct State: Sendable {
    var streams: [any Channel] = []
    var fields: [HPACKHeaders] = []
    var unfinished = 0
    /// Whether bodies are read as they come.
    var reads = true
  }

  let state = Mutex(State())
}

private final class Recipient: ChannelDuplexHandler {
  typealias InboundIn = HTTP2Frame.FramePayload
  typealias OutboundIn = HTTP2Frame.FramePayload

  private let log: StreamLog

  init(log: StreamLog) { self.log = log }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .headers(let content) = unwrapInboundIn(data) else { return }
    log.state.withLock { $0.fields.append(content.headers) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is StreamWatch.Unfinished { log.state.withLock { $0.unfinished += 1 } }
  }

  func read(context: ChannelHandlerContext) {
    if log.state.withLock({ $0.reads }) { context.read() }
  }
}

@Suite("The pace of streams of HTTP/2")
struct StreamPaceTests {
  @Test(
    "A body that stops or drips below the minimum rate resets its stream and no other",
    arguments: [[], [RawFrame.data(900, on: 1)]])
  func bodies(frames: [RawFrame]) throws {
    let connection = try PacedStreams()
    try connection.send(.request("POST", "/", on: 1), .request("GET", "/", on: 3, ends: true))
    connection.wait(19, sending: frames)
    #expect(connection.openStreams == [true, true])
    connection.wait(22, sending: frames)
    #expect(connection.openStreams == [false, true])
    connection.wait(10_000)
    #expect(connection.openStreams == [false, true])
    #expect(connection.isOpen)
  }

  @Test("A body that keeps the minimum rate may take until the deadline, not longer")
  func deadline() throws {
    let connection = try PacedStreams()
    try connection.send(.request("POST", "/", on: 1))
    connection.wait(299, sending: [.data(1_100, on: 1)])
    #expect(connection.openStreams == [true])
    connection.wait(2, sending: [.data(1_100, on: 1)])
    #expect(connection.openStreams == [false])
  }

  @Test("Time in which the server does not read a stream is not the client's")
  func heldUp() throws {
    let connection = try PacedStreams()
    try connection.send(.request("POST", "/", on: 1))
    connection.log.state.withLock { $0.reads = false }
    try connection.send(.data(10, on: 1))
    connection.wait(10_000)
    #expect(connection.openStreams == [true])
    connection.log.state.withLock { $0.reads = true }
    connection.log.state.withLock { $0.streams[0] }.read()
    connection.wait(41)
    #expect(connection.openStreams == [false])
  }

  @Test("Streams that are sent at the same time share the minimum rate")
  func shared() throws {
    let connection = try PacedStreams()
    for stream: Int32 in [1, 3, 5, 7] { try connection.send(.request("POST", "/", on: stream)) }
    func send(_ bytes: Int, for seconds: Int) {
      connection.wait(
        seconds, sending: [1, 3, 5, 7].map { .data(bytes, on: $0) })
    }
    send(300, for: 100)
    #expect(connection.openStreams == [true, true, true, true])
    send(200, for: 41)
    #expect(connection.openStreams == [false, false, false, false])
  }

  @Test("A body that waits until the client sent others has until the deadline")
  func starved() throws {
    let connection = try PacedStreams()
    try connection.send(.request("POST", "/", on: 1))
    try connection.send(.request("POST", "/", on: 3))
    connection.wait(150, sending: [.data(2_000, on: 3)])
    try connection.send(.data(Array("x".utf8), on: 3, ends: true))
    try connection.send(.request("POST", "/", on: 5))
    connection.wait(149, sending: [.data(2_000, on: 5)])
    #expect(connection.openStreams == [true, true, true])
    connection.wait(2, sending: [.data(2_000, on: 5)])
    #expect(connection.openStreams == [false, true, true])
  }

  /// What a client begins to send and does not finish.
  static let unfinished: [[UInt8]] = [
    Array(RawFrame.preface.dropLast()),
    RawFrame.preface + RawFrame.settings.bytes.dropLast(),
    RawFrame.preface + RawFrame.settings.bytes + RawFrame.ping.bytes.dropLast(),
    RawFrame.preface + RawFrame.settings.bytes
      + RawFrame.request("GET", "/", on: 1, ends: true).bytes.dropLast(),
    RawFrame.preface + RawFrame.settings.bytes
      + RawFrame.request("GET", "/", on: 1, ends: true, endsHeaders: false).bytes,
    RawFrame.preface + RawFrame.settings.bytes
      + RawFrame.request("GET", "/", on: 1, ends: true).bytes
      + RawFrame.request("GET", "/", on: 3, ends: true, endsHeaders: false).bytes,
  ]

  @Test("A frame or headers that do not end in time close the connection", arguments: unfinished)
  func frames(bytes: [UInt8]) throws {
    let connection = try PacedStreams(sendsPreface: false)
    try connection.send(bytes: bytes)
    connection.wait(19)
    #expect(connection.isOpen)
    connection.wait(22)
    #expect(!connection.isOpen)
  }

  @Test("Headers that drip close the connection, too")
  func continuations() throws {
    let connection = try PacedStreams()
    try connection.send(.request("GET", "/", on: 1, ends: true, endsHeaders: false))
    for _ in 0..<4 {
      connection.wait(10)
      try? connection.send(RawFrame(kind: .continuation, stream: 1))
    }
    connection.wait(1)
    #expect(!connection.isOpen)
  }

  @Test("A connection without streams is closed, whatever else is sent; one that waits is not")
  func idle() throws {
    let idle = try PacedStreams()
    for _ in 0..<9 {
      idle.wait(10)
      try idle.send(.ping, .settings)
    }
    #expect(idle.isOpen)
    idle.wait(6)
    #expect(!idle.isOpen)

    let waiting = try PacedStreams()
    try waiting.send(.request("GET", "/", on: 1, ends: true))
    waiting.wait(10_000)
    #expect(waiting.isOpen && waiting.openStreams == [true])
  }

  @Test(
    "A reply that the client does not take, or too slowly, resets its stream and no other",
    arguments: [[], [RawFrame.windowUpdate(900, on: 0), .windowUpdate(900, on: 1)]])
  func replies(frames: [RawFrame]) throws {
    let connection = try PacedStreams()
    try connection.send(
      .request("GET", "/", on: 1, ends: true), .request("GET", "/", on: 3, ends: true))
    connection.reply(500_000, on: 0)
    connection.wait(19, sending: frames)
    #expect(connection.openStreams == [true, true])
    connection.wait(42, sending: frames)
    #expect(connection.openStreams == [false, true])
    #expect(connection.isOpen)
  }

  @Test("A reply that the client takes at the minimum rate may take as long as it does")
  func longReplies() throws {
    let connection = try PacedStreams()
    try connection.send(.request("GET", "/", on: 1, ends: true))
    connection.reply(1_000_000, on: 0)
    let updates = [RawFrame.windowUpdate(1_100, on: 0), .windowUpdate(1_100, on: 1)]
    connection.wait(800, sending: updates)
    #expect(connection.openStreams == [true])
  }

  @Test("A reply that the client leaves while it takes another one has until the deadline")
  func leftReplies() throws {
    let connection = try PacedStreams()
    try connection.send(
      .request("GET", "/", on: 1, ends: true), .request("GET", "/", on: 3, ends: true))
    connection.reply(500_000, on: 0)
    connection.reply(5_000_000, on: 1)
    let updates = [RawFrame.windowUpdate(3_000, on: 0), .windowUpdate(3_000, on: 3)]
    connection.wait(290, sending: updates)
    #expect(connection.openStreams == [true, true])
    connection.wait(60, sending: updates)
    #expect(connection.openStreams == [false, true])
  }

  @Test("A request that the client did not finish is reported, not taken for a whole one")
  func cut() throws {
    let connection = try PacedStreams()
    try connection.send(
      .request("POST", "/", on: 1), .data(10, on: 1), .request("GET", "/", on: 3, ends: true))
    try connection.channel.close().wait()
    #expect(connection.log.state.withLock { $0.unfinished } == 1)
  }

  @Test("A body without a length is announced to the rest of the server")
  func announced() throws {
    let connection = try PacedStreams()
    try connection.send(
      .request("POST", "/", on: 1),
      .request("POST", "/", on: 3, fields: [("content-length", "5")]),
      .request("GET", "/", on: 5, ends: true))
    let announced = connection.log.state.withLock { $0.fields }
      .map { $0.contains(name: "transfer-encoding") }
    #expect(announced == [true, false, false])
  }
}
