import NIOCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Streams of HTTP/2 over TLS")
struct UnfinishedStreamsTests {
  /// Runs `body` against a server with limits that a test can wait for.
  private static func run(
    window: TimeAmount = .seconds(3), idle: TimeAmount = .hours(1), greeting: [RawFrame] = [],
    log: LogRecorder = LogRecorder(),
    _ body: @Sendable (LiveServer, FrameConnection) async throws -> Void
  ) async throws {
    let directory = try TemporaryDirectory()
    let files = try await TestCertificate("one", in: directory).files
    let limits = PaceLimits(
      window: window, minimumRate: 1 << 10, deadline: .hours(1), idle: idle,
      handshake: .hours(1))
    try await LiveServer.run(
      directory: directory, tls: files, log: log, adjust: { $0.connections.pace = limits }
    ) { server in
      let connection = try await FrameConnection.open(
        server.address, tls: files, greeting: greeting)
      let result = await Result { try await body(server, connection) }
      // Otherwise the server would wait for the streams of a test that failed.
      await connection.close()
      try result.get()
    }
  }

  @Test("are reset when their bodies stop, while others on the same connection wait on")
  func bodies() async throws {
    try await Self.run { server, connection in
      try await server.bind("E")
      let token = ("authorization", "Bearer \(server.demo.accessToken)")
      try await connection.send(
        .request(
          "GET", "/rest/event.offline.get", on: 1, fields: [token, ("prefer", "wait=60")],
          ends: true),
        // One body is read, one is not, since the reply does not need it.
        .request("POST", "/rest/event.offline.get", on: 3, fields: [token]),
        .request("POST", "/healthz", on: 5))
      for stream: Int32 in [3, 5] {
        _ = try await connection.frame { $0.stream == stream && $0.kind == .reset }
      }
      _ = try await server.publish(#"{"event":"E","data":"awaited"}"#)
      // Not reset, whether the event came within the minute or, on a busy machine, did not.
      #expect(try await connection.reply(on: 1) != nil)
    }
  }

  @Test("close their connection when their headers do not end")
  func headers() async throws {
    try await Self.run { _, connection in
      try await connection.send(
        .request("GET", "/healthz", on: 1, ends: true, endsHeaders: false))
      let farewell = try await connection.end().last { $0.kind == .goAway }
      #expect(farewell?.number == RawFrame.calm)
    }
  }

  @Test("are reset when the client does not take their replies")
  func replies() async throws {
    try await Self.run { _, connection in
      // More than a client takes without asking for it.
      for stream: Int32 in [1, 3, 5] {
        try await connection.send(.request("GET", "/openapi.json", on: stream, ends: true))
      }
      let reset = try await connection.frame { $0.kind == .reset }
      #expect([1, 3, 5].contains(reset.stream))
    }
  }

  @Test("must be opened on a connection, or it is closed even if the client acknowledges nothing")
  func idle() async throws {
    let request = RawFrame.request("GET", "/healthz", on: 1, ends: true)
    try await Self.run(idle: .seconds(2), greeting: [request]) { _, connection in
      let reply = try await connection.reply(on: 1)
      #expect(reply == "alive\n")
      let received = try await connection.end()
      #expect(received.contains { $0.kind == .goAway })
    }
  }

  @Test("need no Content-Length for their bodies")
  func lengths() async throws {
    try await Self.run(window: .hours(1)) { server, connection in
      try await server.bind("E")
      try await connection.send(
        .request(
          "POST", "/v1/events", on: 1,
          fields: [
            ("authorization", "Bearer \(server.demo.publishKey)"),
            ("content-type", "application/json"),
          ]),
        .data(Array(#"{"event":"E","data":1}"#.utf8), on: 1, ends: true))
      #expect(try await connection.reply(on: 1)?.contains(#""queued":1"#) == true)
    }
  }

  @Test("whose connection ends in the middle of a body change nothing", arguments: [true, false])
  func cut(hasLength: Bool) async throws {
    let log = LogRecorder()
    try await Self.run(window: .hours(1), log: log) { server, connection in
      let body = "auth=\(server.demo.accessToken)&event=ONCRMDEALUPDATE&event_type=offline"
      let length = hasLength ? [("content-length", "\(body.utf8.count + 20)")] : []
      try await connection.send(
        .request(
          "POST", "/rest/event.bind", on: 1,
          fields: [("content-type", "application/x-www-form-urlencoded")] + length),
        .data(Array(body.utf8), on: 1), .request("GET", "/healthz", on: 3, ends: true))
      // Now the body is there, too.
      #expect(try await connection.reply(on: 3) == "alive\n")
      await connection.close()
      // The server either learns that the body is not whole, or executes and logs the request.
      let end = ContinuousClock.now + RawConnection.patience
      while log.count(of: "Unfinished()") + log.count(of: "debug request") < 2,
        ContinuousClock.now < end
      {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(log.count(of: "Unfinished()") > 0, "\(log.all)")
      let published = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":1}"#)
      #expect(published.json["queued"] == 0)
    }
  }
}

extension RawFrame {
  /// The reason "enhance your calm" of a GOAWAY frame that refuses no stream: the highest stream
  /// and the code.
  fileprivate static let calm = 0x7FFF_FFFF << 32 | 0xB
}
