import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import Testing

@Suite("The servers that share a database")
struct ConnectedNodesTests {
  @Test("name themselves to it, and each sees all of them")
  func nodes() async throws {
    let subject = try await PostgresUnderTest.make()
    let settings = try subject.cluster.settings(database: subject.database)
    let one = NodeName(version: "1.2.3", place: "web-1:8080")
    let long = NodeName(version: "1.2.3", place: String(repeating: "x", count: 90) + ":1")
    var stores: [PostgresStore] = []
    for name in [one, long] {
      stores.append(
        try await PostgresStore.open(
          settings.naming(name),
          connections: PostgresStore.Connections(queues: 1, readers: 1), talks: false))
    }
    let nodes = try #require(try await stores.first?.connectedNodes())
    #expect(nodes.map(\.name.version) == ["1.2.3", "1.2.3"])
    #expect(nodes.first?.name == one && nodes.last?.name.place.hasPrefix("xxx") == true)
    #expect(nodes.allSatisfy { $0.connections >= 1 && $0.since.seconds > 1_700_000_000 })
    for store in stores { await store.close() }
    try await subject.end()
  }

  @Test("keep the name that the address gives them")
  func given() throws {
    let settings = try ConnectionSettings(
      address: "postgres://me@db.example/restante?application_name=mine")
    let named = settings.naming(NodeName(version: "1", place: "here:1"))
    #expect(named.value("application_name") == "mine")
  }
}
