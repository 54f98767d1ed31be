import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("The Bitrix24 wire over a socket")
struct RESTRouteTests {
  @Test("Everything under /rest goes there, with its headers coming back")
  func forwarded() async throws {
    try await LiveServer.run { server in
      for path in ["/rest", "/rest/", "/rest/no.such.method", "/rest/1/code/no.such.method"] {
        let answer = try await server.client.get(path)
        #expect(answer.status == 404, "\(path)")
        #expect(answer.json["error"] == "ERROR_METHOD_NOT_FOUND", "\(path)")
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(answer.header("Access-Control-Allow-Origin") == "*")
      }
    }
  }

  @Test("OPTIONS is answered whatever the path's case")
  func options() async throws {
    try await LiveServer.run { server in
      for path in ["/rest/profile", "/REST/profile"] {
        let answer = try await server.client.send("OPTIONS", path)
        #expect(answer.status == 200, "\(path)")
        #expect(answer.body.isEmpty)
        #expect(answer.header("Access-Control-Allow-Origin") == "*")
      }
    }
  }

  @Test("A body over 8 MiB is refused in the wire's own form")
  func tooLarge() async throws {
    try await LiveServer.run { server in
      let body = [UInt8](repeating: UInt8(ascii: " "), count: (8 << 20) + 1)
      let answer = try await server.client.send(
        "POST", "/rest/event.offline.get", type: "application/json", body: body)
      #expect(answer.status == 413)
      #expect(answer.json["error"] == "ERROR_REQUEST_TOO_LARGE")
      #expect(answer.contentType == "application/json; charset=utf-8")
    }
  }
}
