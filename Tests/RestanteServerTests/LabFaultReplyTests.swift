import AsyncHTTPClient
import RestanteCore
import RestanteJSON
import Synchronization
import Testing

@testable import RestanteServer

@Suite("Replies that a lab keeps from their clients")
struct LabFaultReplyTests {
  /// Sends a call by itself, so that a test sees what comes back byte by byte.
  private static func open(_ lab: LabServer, _ method: String) async throws -> RawConnection {
    let connection = try await RawConnection.open(lab.address)
    try await connection.send(
      "GET /rest/\(method)?auth=\(lab.demo.accessToken)&clear=0 HTTP/1.1\r\n"
        + "Host: localhost\r\n\r\n")
    return connection
  }

  private static func prepared(_ lab: LabServer, _ rule: String) async throws {
    try await lab.bind("ONCRMDEALUPDATE")
    try await lab.publish("ONCRMDEALUPDATE", 1)
    try await lab.fault(rule)
  }

  @Test("A lost reply means that the work was done; the same key gets the reply again")
  func lost() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"event.offline.get","times":1,"reply":"lost"}"#)
      let headers = ["Idempotency-Key": "one"]
      await #expect(throws: HTTPClientError.self) {
        try await lab.call("event.offline.get", #"{"clear":0}"#, headers: headers)
      }
      try await #expect(lab.queue()["claimed"] == 1)
      let again = try await lab.call("event.offline.get", #"{"clear":0}"#, headers: headers)
      #expect(again.header("Idempotent-Replayed") == "true")
      #expect(again.json["result"]?["events"]?.arrayValue?.count == 1)
    }
  }

  @Test("Nothing of a lost reply arrives")
  func nothing() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"event.offline.get","reply":"lost"}"#)
      try await #expect(Self.open(lab, "event.offline.get").end() == "")
    }
  }

  @Test("A connection that is reset means that nothing was done")
  func reset() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"event.offline.get","times":1,"reply":"reset"}"#)
      try await #expect(Self.open(lab, "event.offline.get").end() == "")
      try await #expect(lab.queue()["pending"] == 1)
      try await #expect(lab.claim().ids == ["1"])
    }
  }

  @Test("A batch goes no further than the command at which its connection is reset")
  func batch() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"server.time","reply":"reset"}"#)
      await #expect(throws: (any Error).self) {
        try await lab.call(
          "batch", #"{"cmd":["server.time","event.offline.get?clear=0"]}"#)
      }
      try await #expect(lab.queue()["pending"] == 1)
    }
  }

  @Test("Of a reply that is cut the first half of the body arrives")
  func cut() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"event.offline.get","reply":"cut"}"#)
      let received = try await Self.open(lab, "event.offline.get").end()
      let head = try #require(received.firstRange(of: "\r\n\r\n"))
      let length = try #require(
        received.lowercased().split(separator: "content-length: ").last?
          .prefix { $0.isNumber })
      #expect(received.hasPrefix("HTTP/1.1 200"))
      #expect(received[head.upperBound...].utf8.count == (Int(length) ?? 0) / 2)
      try await #expect(lab.queue()["claimed"] == 1)
    }
  }

  @Test("A slow reply comes bit by bit, and is whole in the end")
  func slow() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"event.offline.get","reply":"slow","over":50}"#)
      try await lab.command("clock", #"{"freeze":true}"#)
      let connection = try await Self.open(lab, "event.offline.get")
      while try await lab.applied() != [1] { await Task.yield() }
      let isWhole = Mutex(false)
      async let reply = { () async throws -> String in
        defer { isWhole.withLock { $0 = true } }
        return try await connection.reply()
      }()
      // Each piece waits for the clock.
      var seconds = 0
      while !isWhole.withLock({ $0 }) {
        try await lab.command("clock", #"{"advance":1}"#)
        seconds += 1
      }
      try await #expect(reply.hasSuffix("}"))
      #expect(seconds >= 50)
      await connection.close()
    }
  }

  @Test("Any HTTP status can be had, and nothing is done then")
  func status() async throws {
    try await LabServer.run { lab in
      try await Self.prepared(lab, #"{"method":"event.offline.get","status":504}"#)
      let answer = try await lab.call("event.offline.get", #"{"clear":0}"#)
      #expect(answer.status == 504)
      #expect(answer.contentType == "text/plain; charset=utf-8")
      try await #expect(lab.queue()["pending"] == 1)
    }
  }
}
