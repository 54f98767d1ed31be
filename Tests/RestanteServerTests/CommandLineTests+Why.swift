import Foundation
import RestanteJSON
import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test("queue why names the reasons and what would help")
  func why() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let queue = [server.demo.clientID, "--data", data.path]
    _ = try await server.client.post(
      "/v1/events", #"{"event":"ONCRMDEALUPDATE"}"#, key: server.demo.publishKey)
    let unbound = try await run(["queue", "why"] + queue)
    #expect(unbound.errors == "")
    #expect(unbound.output.hasPrefix("1. no_binding: "))
    #expect(unbound.output.contains("\n   - ONCRMDEALUPDATE: 1, most recently at 20"))
    #expect(
      unbound.output.contains("\n   Try: event.bind event=ONCRMDEALUPDATE event_type=offline\n"))
    let other = try await run(["queue", "why", "--connector", "erp", "--json"] + queue)
    #expect(Answer(contents: Array(other.output.utf8)).json["connector"] == "erp")
  }
}
