import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteNative

@Suite("GET /v1/queues")
struct QueuesTests {
  @Test("Figures of all queues and of one", arguments: StoreKind.allCases)
  func figures(kind: StoreKind) async throws {
    try await NativeWorld.run(kind) { world in
      try await world.bind("E", connector: "erp")
      for data in 1...3 { _ = try await world.publish(#"{"event":"E","data":\#(data)}"#) }
      _ = try await world.store.perform(
        ClaimEvents(
          queue: world.queueKey(connector: "erp"), processID: ProcessID("p"), limit: 1,
          disposition: .reserve(lease: 60)))
      world.clock.advance(seconds: 10)
      let key = world.keys.admin
      let id = NativeWorld.clientID
      let all = try await world.get("queues", key: key)
      let expiry = world.clock.now().seconds + 50
      let erp =
        #"{"client_id":"\#(id)","connector":"erp","pending":2,"claimed":1,"failed":0,"#
        + #""oldest_age_seconds":10,"next_lease_expiry":\#(expiry)}"#
      #expect(all.status == 200)
      #expect(all.text == #"{"queues":[\#(erp)]}"#)
      let one = try await world.get("queues/\(id)?connector=erp", key: key)
      #expect(one.text == erp)
      let other = try await world.get("queues/\(id)", key: key)
      #expect(
        other.text
          == #"{"client_id":"\#(id)","connector":"","pending":0,"claimed":0,"failed":0,"#
          + #""oldest_age_seconds":null,"next_lease_expiry":null}"#)
    }
  }

  @Test("An application that does not exist has no queue")
  func unknown() async throws {
    try await NativeWorld.run { world in
      let answer = try await world.get("queues/nobody", key: world.keys.admin)
      expectProblem(answer, 404, "not-found")
    }
  }
}
