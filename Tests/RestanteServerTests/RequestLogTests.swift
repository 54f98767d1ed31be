import Foundation
import HTTPTypes
import Logging
import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Lines about requests")
struct RequestLogTests {
  private func request(
    status: HTTPResponse.Status = .ok, milliseconds: Int64 = 3, facts: ReplyFacts = ReplyFacts()
  ) -> AnsweredRequest {
    AnsweredRequest(
      id: "id-1", method: .get, path: "/rest/profile", group: .rest, status: status, facts: facts,
      duration: milliseconds * 1_000_000)
  }

  private func lines(
    of request: AnsweredRequest, slow: Int64? = 1_000, level: Logger.Level = .info
  ) -> [String] {
    let log = LogRecorder()
    var logger = log.logger
    logger.logLevel = level
    RequestLog(logger: logger, slow: SlowThreshold(milliseconds: slow)).write(request)
    return log.all
  }

  @Test("Only failed and slow requests have one at the usual level")
  func levels() {
    #expect(lines(of: request()).isEmpty)
    #expect(lines(of: request(status: .notFound)).isEmpty)
    #expect(lines(of: request(milliseconds: 999)).isEmpty)
    #expect(lines(of: request(milliseconds: 1_000)).first?.hasPrefix("info slow request") == true)
    #expect(lines(of: request(milliseconds: 1_000), slow: nil).isEmpty)
    #expect(
      lines(of: request(status: .serviceUnavailable)).first?.hasPrefix("info request") == true)
    for status: HTTPResponse.Status in [.ok, .notFound] {
      let all = lines(of: request(status: status), level: .debug)
      #expect(all.first?.hasPrefix("debug request") == true)
    }
  }

  @Test("The time that a client waits for events does not count")
  func waiting() {
    var facts = ReplyFacts()
    facts.idle = 59_500_000
    #expect(lines(of: request(milliseconds: 60_000, facts: facts)).isEmpty)
    facts.idle = 59_000_000
    let line = lines(of: request(milliseconds: 60_000, facts: facts)).first ?? ""
    #expect(line.contains(#""waited_ms": 59000.0"#))
    #expect(line.contains(#""duration_ms": 60000.0"#))
  }

  @Test("They tell method, application, portal and error code")
  func contents() {
    var facts = ReplyFacts()
    facts.route = "/rest/{method}"
    facts.method = "profile"
    facts.error = "QUERY_LIMIT_EXCEEDED"
    facts.portal = PortalID(rawValue: 7)
    facts.clientID = "local.app"
    let line = lines(of: request(status: .serviceUnavailable, facts: facts)).first ?? ""
    for text in [
      #""request_id": id-1"#, #""method": profile"#, #""route": /rest/{method}"#,
      #""error_code": QUERY_LIMIT_EXCEEDED"#, #""portal": 7"#, #""application": local.app"#,
      #""status": 503"#, #""duration_ms": 3.0"#,
    ] { #expect(line.contains(text), "\(line)") }
  }

  @Test("There are no more than a disk can take; how many are missing is told")
  func bounded() {
    let budget = LineBudget(perSecond: 2)
    let start = ContinuousClock.now
    #expect((1...5).map { _ in budget.take(at: start) } == [0, 0, nil, nil, nil])
    #expect(budget.take(at: start + .seconds(1)) == 3)
    #expect(budget.take(at: start + .seconds(1)) == 0)
  }

  @Test("A server writes them, with the names of its callers")
  func server() async throws {
    let log = LogRecorder()
    try await LiveServer.run(log: log, adjust: { $0.slowRequest = nil }) { server in
      let reply = try await server.client.send(
        "GET", "/rest/profile?auth=\(server.demo.accessToken)",
        headers: ["X-Request-Id": "trace-42"])
      #expect(reply.header("X-Request-Id") == "trace-42")
      let line = log.all.first { $0.contains("trace-42") } ?? ""
      #expect(line.hasPrefix("debug request"))
      #expect(line.contains(#""method": profile"#))
      #expect(line.contains(#""application": \#(server.demo.clientID)"#))
    }
  }

  @Test("A slow operation of the store has a line with its name")
  func operations() async throws {
    let log = LogRecorder()
    try await LiveServer.run(log: log, adjust: { $0.slowRequest = 1 }) { server in
      let client = try await server.demoClient()
      _ = try await server.store.perform(
        SlowOperation(portal: client.portal.id))
      #expect(
        log.all.contains {
          $0.hasPrefix("info slow operation") && $0.contains(#""operation": SlowOperation"#)
        })
    }
  }
}

private struct SlowOperation: StoreOperation {
  let portal: PortalID

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .milliseconds(2) {}
    return true
  }
}

@Suite("Names of requests")
struct RequestIDsTests {
  @Test("A well-formed one is taken, anything else is replaced")
  func given() {
    let ids = RequestIDs(random: SeededRandom(seed: 1))
    let longest = String(repeating: "x", count: 128)
    for id in ["a", "0Zz-_.:9", longest] {
      #expect(ids.id(of: [.xRequestID: id]) == id)
    }
    for id in ["", longest + "x", "a b", "a\"", "é", "a/b", "a;b", "a=b"] {
      let made = ids.id(of: [.xRequestID: id])
      #expect(made != id)
      #expect(RequestIDs.isWellFormed(made))
    }
  }

  @Test("Those that are made are all different")
  func made() {
    let ids = RequestIDs(random: SeededRandom(seed: 2))
    let made = (1...10_000).map { _ in ids.id(of: [:]) }
    #expect(Set(made).count == made.count)
    #expect(made.allSatisfy { $0.utf8.count == 13 })
  }

  @Test("Every reply has one", arguments: ["/healthz", "/v1/none", "/none", "/rest/none", "/"])
  func replies(path: String) async throws {
    try await LiveServer.run { server in
      let first = try await server.client.get(path).header("X-Request-Id")
      let second = try await server.client.get(path).header("X-Request-Id")
      #expect(first != nil)
      #expect(first != second)
    }
  }
}

@Suite("Logs in JSON")
struct JSONLogTests {
  @Test("Each message is an object on a line of its own")
  func lines() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/log"
    let pipe = try LogPipe(appendingTo: path)
    let clock = ManualClock()
    var logger = Logger(label: "test") { _ in JSONLogHandler(pipe: pipe, clock: clock) }
    logger[metadataKey: "node"] = "a"
    logger.info("one\n\"two\"", metadata: ["z": "1", "list": ["x", "y"], "level": "odd"])
    await pipe.drain(within: .seconds(100))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasSuffix("}\n"))
    let line = try JSONParser().parse(Array(text.dropLast().utf8))
    #expect(line["message"]?.stringValue == "one\n\"two\"")
    #expect(line["level"]?.stringValue == "info")
    #expect(line["metadata_level"]?.stringValue == "odd")
    #expect(line["node"]?.stringValue == "a")
    #expect(line["z"]?.stringValue == "1")
    #expect(line["time"]?.stringValue?.hasSuffix("Z") == true)
    #expect(text.filter { $0 == "\n" }.count == 1)
  }

  @Test("Times are those of the calendar")
  func times() throws {
    for text in [
      "1970-01-01T00:00:00.000Z", "2000-02-29T23:59:59.999Z", "2026-11-30T04:20:23.045Z",
      "2100-03-01T00:00:00.000Z", "1969-12-31T23:59:59.500Z",
    ] {
      let time = try #require(Timestamp(rfc3339: text))
      #expect(LogTime(time).rfc3339 == text)
    }
    let time = try #require(Timestamp(rfc3339: "2026-11-30T04:20:23Z"))
    #expect(LogTime(time).combined == "30/Nov/2026:04:20:23 +0000")
  }

  @Test("The program writes its log so if it is told to")
  func program() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(
      data: data, ["--log-format", "json", "--log-level", "debug"])
    defer { server.child.end() }
    #expect(try await server.call("profile").status == 200)
    server.child.send(signal: SIGTERM)
    #expect(await server.child.exitCode() == 0)
    let lines = server.child.errors.split(separator: "\n")
    let messages = lines.map { line in
      (try? JSONParser().parse(Array(line.utf8)))?["message"]?.stringValue
    }
    #expect(!messages.contains(nil), "\(server.child.errors)")
    #expect(messages.contains("ready"))
    #expect(messages.contains("request"))
  }
}
