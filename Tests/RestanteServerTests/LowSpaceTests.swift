import RestanteCore
import RestanteJSON
import RestanteSQLite
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Too little free space")
struct LowSpaceTests {
  @Test("Publications get 503 that says why, events are fetched, and the server stays ready")
  func refused() async throws {
    let clock = ManualClock()
    let start = clock.now()
    // From the tenth second on there is no space.
    let minimum = MinimumFreeSpace(bytes: 1) { _ in clock.now() < start.adding(seconds: 10) ? 1 : 0
    }
    try await LiveServer.run(
      clock: clock,
      open: { path in
        try SQLiteStore.open(path: path, clock: .injected(clock), minimum: minimum)
      },
      { server in
        try await server.bind("E")
        try await #expect(server.publish(#"{"event":"E"}"#).status == 200)
        try await #expect(server.client.get("/readyz").text == "ready\n")
        clock.advance(seconds: 10)
        let refusal = try await server.publish(#"{"event":"E","data":2}"#)
        expectProblem(refusal, 503, "low-space")
        #expect(refusal.header("Retry-After") == "1")
        let token = server.demo.accessToken
        let test = try await server.client.get("/rest/event.test?auth=\(token)")
        #expect(test.status == 503 && test.json["error"] == "ERROR_LOW_SPACE")
        let ready = try await server.client.get("/readyz")
        #expect(ready.status == 200 && ready.text.contains("publications are refused"))
        let explained = try await server.client.get(
          "/v1/queues/\(server.demo.clientID)/explain", key: server.demo.adminKey)
        let reasons = explained.json["reasons"]?.arrayValue?.map { $0["reason"] }
        #expect(reasons == ["waiting", "low_space"])
        let fetched = try await server.client.get("/rest/event.offline.get?auth=\(token)")
        #expect(fetched.json["result"]?["events"]?.arrayValue?.count == 1)
      })
  }
}

extension CommandLineTests {
  @Test("Bounds of replies and of free space are settings")
  func bounds() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(
      data: data, ["--max-reply-events", "2"], environment: ["RESTANTE_MAX_REPLY_SIZE": "1K"])
    defer { server.child.end() }
    _ = try await server.call("event.bind", #""event":"ONCRMDEALUPDATE","event_type":"offline""#)
    func publish(_ data: String) async throws -> Int {
      try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":"\#(data)"}"#,
        key: server.demo.publishKey
      ).status
    }
    for text in ["a", "b", "c"] { #expect(try await publish(text) == 200) }
    let counted = try await server.call("event.offline.get", #""limit":50"#)
    #expect(counted.json["result"]?["events"]?.arrayValue?.count == 2)
    #expect(try await publish(String(repeating: "d", count: 900)) == 200)
    let sized = try await server.call("event.offline.get", #""limit":50"#)
    #expect(sized.json["result"]?["events"]?.arrayValue?.count == 1)

    let short = try TemporaryDirectory()
    let full = try await ServerProcess.start(data: short, ["--min-free-space", "8000000G"])
    defer { full.child.end() }
    let refusal = try await full.client.post(
      "/v1/events", #"{"event":"E"}"#, key: full.demo.publishKey)
    expectProblem(refusal, 503, "low-space")
  }
}
