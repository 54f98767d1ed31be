import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Health and the rest of the paths")
struct HealthTests {
  @Test("A running server is alive and ready", arguments: StoreKind.allCases)
  func running(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await #expect(server.client.get("/healthz").status == 200)
      try await #expect(server.client.get("/readyz").status == 200)
    }
  }

  @Test("A server whose store takes no writes is alive but not ready")
  func unwritable() async throws {
    let store = InterruptibleStore(ModelStore(time: ManualClock()))
    try await LiveServer.run(open: { _ in store }) { server in
      store.fail(with: StoreError(.full, "no room"))
      try await #expect(server.client.get("/healthz").status == 200)
      try await #expect(server.client.get("/readyz").status == 503)
      store.fail(with: nil)
      try await #expect(server.client.get("/readyz").status == 200)
    }
  }

  @Test("A server whose store found damage is alive but not ready, and says so in its log")
  func damaged() async throws {
    let store = ModelStore(time: ManualClock())
    let log = LogRecorder()
    try await LiveServer.run(log: log, open: { _ in store }) { server in
      try await #expect(server.client.get("/readyz").status == 200)
      store.failures.note(StoreError(.corrupt, "claim 7 has a count of 5 events, but holds 3"))
      let reply = try await server.client.get("/readyz")
      #expect(reply.status == 503)
      #expect(reply.text == "the database is damaged: see the log\n")
      try await #expect(server.client.get("/healthz").status == 200)
      #expect(log.count(of: "claim 7 has a count of 5 events, but holds 3") == 1)
    }
  }

  @Test(
    "A server whose database is away for long is alive but not ready, and serves when it is back")
  func databaseAway() async throws {
    let cluster = try PostgresCluster(isDurable: true)
    let store = try await PostgresStore.open(
      cluster.settings(database: cluster.makeDatabase()),
      connections: PostgresStore.Connections(queues: 1, readers: 1))
    try await LiveServer.run(open: { _ in store }) { server in
      try await server.bind("ONCRMDEALUPDATE")
      let event = #"{"event":"ONCRMDEALUPDATE","data":1}"#
      #expect(try await server.publish(event).status == 200)
      try cluster.stop(.killed)
      for _ in 0..<5 {
        let refused = try await server.publish(event)
        #expect(refused.status == 503)
        #expect(refused.header("Retry-After") != nil)
        try await #expect(server.client.get("/readyz").status == 503)
        try await #expect(server.client.get("/healthz").status == 200)
        let call = try await server.client.post(
          "/rest/event.offline.get", #"{"auth":"\#(server.demo.accessToken)"}"#)
        #expect(call.status == 503)
      }
      try cluster.start()
      try await #expect(server.client.get("/readyz").status == 200)
      #expect(try await server.publish(event).status == 200)
      #expect(try await server.queue().count == 1)
    }
  }

  @Test("The front page names the addresses; other paths do not exist")
  func pages() async throws {
    try await LiveServer.run { server in
      let page = try await server.client.get("/")
      #expect(page.status == 200)
      #expect(page.text.contains(server.demo.restURL))
      try await #expect(server.client.post("/", "{}").status == 405)
      try await #expect(server.client.get("/nothing").status == 404)
      let head = try await server.client.send("HEAD", "/healthz")
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
    }
  }
}
