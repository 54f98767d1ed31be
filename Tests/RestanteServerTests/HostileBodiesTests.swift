import NIOCore
import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteREST
@testable import RestanteServer

@Suite("Hostile bodies over a socket")
struct HostileBodiesTests {
  /// As large as bodies may be.
  private static let size = 8 << 20

  /// Fills a body with repetitions.
  private static func filled(
    _ start: String, _ unit: String, _ end: String, type: String = "application/json"
  ) -> (type: String, body: [UInt8]) {
    let unit = Array(unit.utf8)
    let room = size - start.utf8.count - end.utf8.count
    var body = Array(start.utf8)
    body.reserveCapacity(size)
    for _ in 0..<(room / unit.count) { body += unit }
    return (type, body + Array(end.utf8))
  }

  private static let form = "application/x-www-form-urlencoded"

  /// What costs the most memory or time for each byte.
  static let bodies: [(type: String, body: [UInt8])] = [
    filled("[", "0,", "0]"), filled("[", "[],", "0]"), filled("[", "{\"\":0},", "0]"),
    filled("{\"a\":[", "\"\",", "0]}"), filled("[", "[", ""), filled("{", "\"\":0,", "\"\":0}"),
    filled("", "a[]&", "", type: form), filled("", "a&", "", type: form),
    filled("", "a[][][][][][][][]&", "", type: form), filled("", "&", "", type: form),
    filled("", "%", "", type: form), filled("", "[", "", type: form),
    filled(
      "", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n", "",
      type: "multipart/form-data; boundary=b"),
    names("{", { "\"k\($0)\":1," }, "\"x\":1}", type: "application/json"),
    names("", { "k\($0)=v&" }, "", type: form),
  ]

  private static func names(
    _ start: String, _ unit: (Int) -> String, _ end: String, type: String
  ) -> (type: String, body: [UInt8]) {
    var body = Array(start.utf8)
    var number = 0
    while body.count < size - 64 {
      body += unit(number).utf8
      number += 1
    }
    return (type, body + Array(end.utf8))
  }

  @Test("of 8 MiB are refused soon on every side, and the memory they took is free again")
  func sides() async throws {
    try await LiveServer.run { server in
      for (type, body) in Self.bodies {
        for (path, key) in [
          ("/rest/profile", nil), ("/rest/profile", server.demo.accessToken),
          ("/rest/api/batch", server.demo.accessToken), ("/v1/events", server.demo.publishKey),
          ("/oauth/token/", nil), ("/oauth/authorize/", nil),
        ] as [(String, String?)] {
          let start = ContinuousClock.now
          let answer = try await server.client.send(
            "POST", path, key: key, type: type, body: body)
          let comment = "\(path) \(type) \(String(decoding: body.prefix(20), as: UTF8.self))"
          // Nothing but ampersands, or one long name, is a form like any other.
          let isRefused = (400..<500).contains(answer.status)
          #expect(isRefused || (key != nil && answer.status == 200), "\(comment) \(answer.text)")
          #expect(ContinuousClock.now - start < .seconds(120), "\(comment)")
        }
      }
      #expect(try await server.client.get("/readyz").status == 200)
    }
  }

  @Test("are decoded one after the other on threads of their own, while others are answered")
  func health() async throws {
    try await LiveServer.run { server in
      let token = server.demo.accessToken
      let (type, body) = Self.filled("{\"a\":[", "\"\",", "0]}")
      var isServed = false
      // Once is enough, but a busy machine may miss it.
      for _ in 1...5 where !isServed {
        isServed = try await Self.isServed(by: server, key: token, beside: body, of: type)
      }
      #expect(isServed)
    }
  }

  /// Sends a body on as many connections as there are threads that requests run on. Whether others
  /// are answered within the second half of the first of these requests to end, when it is decoded.
  private static func isServed(
    by server: LiveServer, key: String, beside body: [UInt8], of type: String
  ) async throws -> Bool {
    let clock = ContinuousClock()
    let progress = Progress()
    return try await withThrowingTaskGroup(of: [Span].self) { group in
      for _ in 0..<System.coreCount {
        group.addTask {
          let begin = clock.now
          let answer = try await server.client.send(
            "POST", "/rest/profile", key: key, type: type, body: body)
          #expect([400, 503].contains(answer.status))
          progress.isOver.store(true, ordering: .relaxed)
          return [Span(isHostile: true, begin: begin, end: clock.now)]
        }
      }
      group.addTask {
        var answers: [Span] = []
        while !progress.isOver.load(ordering: .relaxed) {
          let begin = clock.now
          #expect(try await server.client.get("/healthz").status == 200)
          let call = try await server.client.post("/rest/user.admin", "{}", key: key)
          #expect(call.status == 200)
          answers.append(Span(isHostile: false, begin: begin, end: clock.now))
        }
        return answers
      }
      let spans = try await group.reduce(into: []) { $0 += $1 }
      let first = try #require(spans.filter(\.isHostile).min { $0.end < $1.end })
      let half = first.begin + (first.end - first.begin) / 2
      return spans.contains { !$0.isHostile && $0.begin > half && $0.end < first.end }
    }
  }

  /// How long a request took.
  private struct Span {
    let isHostile: Bool
    let begin: ContinuousClock.Instant
    let end: ContinuousClock.Instant
  }

  /// Whether one of the hostile requests has ended.
  private final class Progress: Sendable {
    let isOver = Atomic(false)
  }

  @Test("beyond what there is room for are refused by each side in its own form, small ones never")
  func budget() async throws {
    try await LiveServer.run(adjust: { $0.bodyMemory = 4 << 20 }) { server in
      let large = String(repeating: "x", count: 4 << 20)
      let token = server.demo.accessToken
      let wire = try await server.client.post("/rest/profile", large, key: token)
      #expect(wire.status == 503 && wire.json["error"] == "QUERY_LIMIT_EXCEEDED")
      let xml = try await server.client.post("/rest/profile.xml", large, key: token)
      #expect(xml.status == 503 && xml.text.hasPrefix("<response><error>QUERY_LIMIT_EXCEEDED"))
      let rest3 = try await server.client.post("/rest/api/batch", large, key: token)
      #expect(rest3.status == 503)
      #expect(rest3.json["error"]?["code"] == "QUERY_LIMIT_EXCEEDED")
      let native = try await server.publish(large)
      #expect(native.status == 503 && native.json["type"] == "/problems/unavailable")
      for answer in [wire, xml, rest3, native] { #expect(answer.header("Retry-After") == "1") }
      // Strangers have half of it.
      let half = String(repeating: "x", count: 2 << 20)
      #expect(try await server.client.post("/rest/profile", half).status == 503)
      #expect(try await server.client.post("/rest/profile", half, key: token).status == 400)
      #expect(try await server.client.post("/rest/user.admin", "{}", key: token).status == 200)
    }
  }

  @Test("of more than 64 KiB are refused where tokens are given")
  func tokens() async throws {
    try await LiveServer.run { server in
      for path in ["/oauth/token/", "/oauth/rest/app.info", "/oauth/authorize/"] {
        let body = [UInt8](repeating: UInt8(ascii: "a"), count: (64 << 10) + 1)
        let answer = try await server.client.send("POST", path, type: Self.form, body: body)
        #expect(answer.status == 413, "\(path)")
        let allowed = try await server.client.send(
          "POST", path, type: Self.form, body: Array(body.dropFirst()))
        #expect(allowed.status != 413, "\(path)")
      }
    }
  }
}
