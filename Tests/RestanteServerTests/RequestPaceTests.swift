import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOTLS
import Testing

@testable import RestanteServer

/// Lets an embedded channel stay open when only its output is closed, as a socket does.
private final class HalfClosing: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  var sendsNothingMore = false

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    sendsNothingMore = true
    promise?.succeed()
  }
}

/// A connection of HTTP/1 without a socket, whose time a test drives.
private struct PacedConnection {
  let channel = EmbeddedChannel()
  private let halves = HalfClosing()
  static let limits = PaceLimits(
    window: .seconds(20), minimumRate: 1_000, deadline: .seconds(300), idle: .seconds(75))

  init() throws {
    let logger = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
    let watch = RequestWatch(limits: Self.limits, logger: logger)
    let decoder = ByteToMessageHandler(
      RequestDecoder(limits: RequestDecoder.headLimits, watch: watch),
      maximumBufferSize: RequestDecoder.maxBytes)
    try channel.pipeline.syncOperations.addHandlers([
      halves, HTTPResponseEncoder(), decoder, watch,
    ])
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    channel.read()
  }

  /// The client sends bytes, and the server is ready for more.
  func send(_ text: String) throws {
    try channel.writeInbound(ByteBuffer(string: text))
    channel.read()
  }

  func wait(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

  var isOpen: Bool { channel.isActive }

  /// Whether the client has seen the end of what the server sends.
  var sendsNothingMore: Bool { halves.sendsNothingMore }

  /// The server replies to the last request.
  func reply() throws {
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["content-length": "0"])
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
  }
}

@Suite("The pace of requests and replies")
struct RequestPaceTests {
  private static let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"

  @Test("A head that does not end in time closes the connection, however it drips")
  func heads() throws {
    let connection = try PacedConnection()
    try connection.send("GET / HTTP/1.1\r\nHost: a\r\n")
    for _ in 0..<19 {
      connection.wait(1)
      try connection.send("X: y\r\n")
    }
    #expect(connection.isOpen)
    connection.wait(2)
    #expect(!connection.isOpen)
  }

  @Test("A body that stops, or that drips below the minimum rate, closes the connection")
  func bodies() throws {
    let stopped = try PacedConnection()
    try stopped.send(Self.head + String(repeating: "x", count: 999_999))
    stopped.wait(19)
    #expect(stopped.isOpen)
    stopped.wait(41)
    #expect(!stopped.isOpen)

    let dripping = try PacedConnection()
    try dripping.send(Self.head)
    for _ in 0..<41 where dripping.isOpen {
      dripping.wait(1)
      try? dripping.send(String(repeating: "x", count: 900))
    }
    #expect(!dripping.isOpen)
  }

  @Test("A body that keeps the minimum rate may take until the deadline, not longer")
  func deadline() throws {
    let connection = try PacedConnection()
    try connection.send(Self.head)
    var seconds: Int64 = 0
    while connection.isOpen, seconds < 1_000 {
      connection.wait(1)
      seconds += 1
      try? connection.send(String(repeating: "x", count: 1_100))
    }
    #expect((300...301).contains(seconds))
  }

  @Test("Time in which the server does not read is not the client's")
  func heldUp() throws {
    let connection = try PacedConnection()
    // Nothing reads after these bytes.
    try connection.channel.writeInbound(ByteBuffer(string: Self.head + "xxx"))
    connection.wait(10_000)
    #expect(connection.isOpen)
    connection.channel.read()
    connection.wait(41)
    #expect(!connection.isOpen)
  }

  @Test("Whoever has sent all of a request may wait for its answer, and be idle, as before")
  func waiting() throws {
    let connection = try PacedConnection()
    try connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    connection.wait(10_000)
    #expect(connection.isOpen)
    try connection.reply()
    connection.wait(10_000)
    #expect(connection.isOpen)
  }

  @Test("After its last reply a connection is closed once its client is silent, or soon anyway")
  func lingering() throws {
    let silent = try PacedConnection()
    try silent.send("GET / HTTP/1.1\r\n\r\n")
    #expect(silent.sendsNothingMore)
    silent.wait(4)
    #expect(silent.isOpen)
    silent.wait(1)
    #expect(!silent.isOpen)

    let sending = try PacedConnection()
    try sending.send("GET / HTTP/1.1\r\n\r\n")
    var seconds: Int64 = 0
    while sending.isOpen, seconds < 1_000 {
      try? sending.send(String(repeating: "x", count: 1_000))
      sending.wait(1)
      seconds += 1
    }
    #expect(seconds == 30)
  }

  @Test("A client that does not take its reply is cut off, one that takes it is not")
  func replies() throws {
    for takes in [false, true] {
      let channel = EmbeddedChannel()
      try channel.pipeline.syncOperations.addHandler(
        ReplyPace(
          limits: PacedConnection.limits,
          logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }))
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
      // What waits to be sent is what was written and not flushed.
      for _ in 0..<200 { channel.write(ByteBuffer(repeating: 0, count: 1_000), promise: nil) }
      channel.isWritable = false
      channel.pipeline.fireChannelWritabilityChanged()
      channel.embeddedEventLoop.advanceTime(by: .seconds(19))
      #expect(channel.isActive)
      if takes { channel.flush() }
      channel.embeddedEventLoop.advanceTime(by: .seconds(2))
      #expect(channel.isActive == takes)
      channel.embeddedEventLoop.advanceTime(by: .seconds(20))
      #expect(!channel.isActive)
    }
  }

  @Test("A TLS handshake that does not end in time closes the connection; one that did stays open")
  func handshakes() throws {
    for ends in [false, true] {
      let channel = EmbeddedChannel()
      let logger = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
      try channel.pipeline.syncOperations.addHandler(
        HandshakeDeadline(.seconds(10), logger: logger))
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
      channel.embeddedEventLoop.advanceTime(by: .seconds(9))
      if ends {
        channel.pipeline.fireUserInboundEventTriggered(
          TLSUserEvent.handshakeCompleted(negotiatedProtocol: nil))
      }
      channel.embeddedEventLoop.advanceTime(by: .seconds(10_000))
      #expect(channel.isActive == ends)
    }
  }
}
