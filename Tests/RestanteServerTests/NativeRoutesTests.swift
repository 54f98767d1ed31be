import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("The native API over HTTP")
struct NativeRoutesTests {
  @Test(
    "Paths are split at their slashes and decoded part by part",
    arguments: [
      ("/v1", []), ("/v1/", [""]), ("/v1/events", ["events"]), ("/v1/events/", ["events", ""]),
      ("/v1/queues/a%2Fb/dead", ["queues", "a/b", "dead"]),
    ] as [(String, [String])])
  func segments(path: String, segments: [String]) {
    #expect(NativeRoutes.segments(of: path) == segments)
  }

  @Test(
    "Unknown paths do not exist, and wrong verbs are told the right ones",
    arguments: ["/v1", "/v1/", "/v1/event", "/v1/events/", "/v1/queues/", "/v1/queues/a/b"])
  func unknownPaths(path: String) async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.get(path, key: server.demo.adminKey)
      expectProblem(answer, 404, "not-found")
      let verb = try await server.client.send("PUT", "/v1/apps", key: server.demo.adminKey)
      expectProblem(verb, 405, "method-not-allowed")
      #expect(verb.header("Allow") == "GET, HEAD, POST")
    }
  }

  @Test("Keys, parameters of path and query, and bodies arrive; HEAD has no body")
  func plumbing() async throws {
    try await LiveServer.run { server in
      try await server.bind("E", connector: "a b")
      #expect(try await server.publish(#"{"event":"E"}"#).json["queued"] == 1)
      let path = "/v1/queues/\(server.demo.clientID)?connector=a%20b"
      let queue = try await server.client.get(path, key: server.demo.adminKey)
      #expect(queue.json["pending"] == 1)
      #expect(queue.contentType == "application/json; charset=utf-8")
      let head = try await server.client.send("HEAD", path, key: server.demo.adminKey)
      #expect(head.status == 200 && head.body.isEmpty)
      expectProblem(try await server.client.get(path), 401, "unauthorized")
    }
  }
}
