import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("A connection that breaks")
struct BrokenConnectionTests {
  private func ensurePortal(_ domain: String) -> EnsurePortal {
    EnsurePortal(domain: domain, memberID: "00000000000000000000000000000000")
  }

  /// Ends all other connections to a database, as a restart of the server does.
  private func endConnections(of subject: PostgresUnderTest) async throws {
    _ = try await DatabaseScript.query(
      """
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = '\(subject.database)' AND pid <> pg_backend_pid()
      """, on: subject.cluster.settings(database: subject.database))
  }

  @Test("is opened again, and neither reads nor writes fail")
  func reconnects() async throws {
    let subject = try await PostgresUnderTest.make()
    for round in 0..<3 {
      _ = try await subject.store.perform(ensurePortal("portal\(round).example"))
      try await endConnections(of: subject)
      #expect(try await subject.store.portals().count == round + 1)
      try await endConnections(of: subject)
    }
    try await subject.store.checkWritable()
    try await subject.end()
  }

  @Test("between COMMIT and its answer leaves the outcome unknown, and says so")
  func unknownOutcome() async throws {
    let subject = try await PostgresUnderTest.make()
    let proxy = try CuttingProxy(to: subject.cluster.port)
    let settings = try ConnectionSettings(
      address: "postgres://postgres@127.0.0.1:\(proxy.port)/\(subject.database)")
    // Nothing but what this test asks for may commit, or the cut might meet that.
    let store = try await PostgresStore.open(
      settings, connections: PostgresStore.Connections(queues: 1, readers: 1), talks: false)
    _ = try await store.perform(ensurePortal("before.example"))
    proxy.cutNextCommit()
    await #expect(
      performing: { try await store.perform(ensurePortal("lost.example")) },
      throws: { ($0 as? StoreError)?.code == .unknownOutcome })
    // This one really was committed: that is why nobody may be told that it failed.
    while try await subject.store.portal(domain: "lost.example") == nil {}
    _ = try await store.perform(ensurePortal("after.example"))
    #expect(try await store.portals().count == 3)
    await store.close()
    try await subject.end()
  }

  @Test("or cannot be made says where the server should be, and never the password")
  func unreachable() async throws {
    let cluster = try PostgresCluster.shared.get()
    await #expect(
      performing: {
        try await PostgresStore.open(
          ConnectionSettings(address: "postgres://postgres@127.0.0.1:1/nothing"))
      },
      throws: { error in
        (error as? StoreError)?.code == .unavailable
          && (error as? StoreError)?.detail.contains("127.0.0.1") == true
      })
    let settings = try ConnectionSettings(
      address: "postgres://postgres:secret@127.0.0.1:\(cluster.port)/nothing")
    await #expect(
      performing: { try await PostgresStore.open(settings) },
      throws: { ($0 as? StoreError)?.description.contains("secret") == false })
  }

  @Test("is never described with its password")
  func secrets() throws {
    let settings = try ConnectionSettings(
      address: "postgres://me:secret@db.example/restante?sslmode=require")
    #expect(settings.description == "restante on db.example")
    #expect(settings.value("sslmode") == "require")
    let other = try ConnectionSettings(
      address: "postgres://me:secret@db.example/restante", password: "other")
    #expect(other.value("password") == "other")
    #expect(
      performing: { try ConnectionSettings(address: "postgres://me:secret@[db/x") },
      throws: { ($0 as? StoreError)?.description.contains("secret") == false })
  }
}
