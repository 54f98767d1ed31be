import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("GET /v1/queues")
struct QueuesTests {
  @Test("Figures of all queues and of one", arguments: StoreKind.allCases)
  func figures(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("E", connector: "erp")
      for data in 1...3 { _ = try await server.publish(#"{"event":"E","data":\#(data)}"#) }
      let client = try await server.demoClient()
      _ = try await server.store.perform(
        ClaimEvents(
          queue: QueueKey(
            portal: client.portal.id, application: client.application.id, connector: "erp"),
          processID: ProcessID("p"), limit: 1, disposition: .reserve(lease: 60)))
      server.clock.advance(seconds: 10)
      let key = server.demo.adminKey
      let id = server.demo.clientID
      let all = try await server.client.get("/v1/queues", key: key)
      let expiry = server.clock.now().seconds + 50
      let erp =
        #"{"client_id":"\#(id)","connector":"erp","pending":2,"claimed":1,"failed":0,"#
        + #""oldest_age_seconds":10,"next_lease_expiry":\#(expiry)}"#
      #expect(all.status == 200)
      #expect(all.text == #"{"queues":[\#(erp)]}"#)
      let one = try await server.client.get("/v1/queues/\(id)?connector=erp", key: key)
      #expect(one.text == erp)
      let other = try await server.client.get("/v1/queues/\(id)", key: key)
      #expect(
        other.text
          == #"{"client_id":"\#(id)","connector":"","pending":0,"claimed":0,"failed":0,"#
          + #""oldest_age_seconds":null,"next_lease_expiry":null}"#)
    }
  }

  @Test("An application that does not exist has no queue")
  func unknown() async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.get("/v1/queues/nobody", key: server.demo.adminKey)
      expectProblem(answer, 404, "not-found")
    }
  }
}
