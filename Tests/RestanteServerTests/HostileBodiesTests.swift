import Dispatch
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
          // What grew with the square of the size would take hours.
          #expect(ContinuousClock.now - start < .seconds(600), "\(comment)")
        }
      }
      #expect(try await server.client.get("/readyz").status == 200)
    }
  }

  @Test("are decoded on threads of their own, while others are answered")
  func health() async throws {
    try await LiveServer.run { server in
      let token = server.demo.accessToken
      let (type, body) = Self.filled("{\"a\":[", "\"\",", "0]}")
      let threads = BusyThreads()
      try await threads.keepBusy {
        async let hostile = server.client.send(
          "POST", "/rest/profile", key: token, type: type, body: body)
        for _ in 1...20 {
          #expect(try await server.client.get("/healthz").status == 200)
          let call = try await server.client.post("/rest/user.admin", "{}", key: token)
          #expect(call.status == 200)
        }
        threads.release()
        #expect(try await [400, 503].contains(hostile.status))
        #expect(threads.wereFreed, "it was not decoded where large bodies are")
      }
    }
  }

  /// Keeps the threads on which large bodies are decoded from anything else.
  private final class BusyThreads: Sendable {
    private let gate = DispatchSemaphore(value: 0)
    private let count = max(1, System.coreCount / 2)
    private let busy = Atomic(0)
    private let freed = Atomic(0)

    /// Whether all threads were set free by now.
    var wereFreed: Bool { freed.load(ordering: .sequentiallyConsistent) == count }

    func keepBusy(_ body: () async throws -> Void) async throws {
      for _ in 0..<count { Task(executorPreference: DecodingThreads.shared) { self.wait() } }
      while busy.load(ordering: .sequentiallyConsistent) < count { await Task.yield() }
      do {
        try await body()
      } catch {
        release()
        throw error
      }
    }

    private func wait() {
      busy.add(1, ordering: .sequentiallyConsistent)
      gate.wait()
      freed.add(1, ordering: .sequentiallyConsistent)
    }

    func release() {
      for _ in 0..<count { gate.signal() }
    }
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
