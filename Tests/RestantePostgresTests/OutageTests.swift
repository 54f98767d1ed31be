import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import Testing

@Suite("A server that goes away", .serialized)
struct OutageTests {
  private static let queue = QueueKey(
    portal: PortalID(rawValue: 1), application: ApplicationID(rawValue: 1))

  private func ensurePortal(_ domain: String) -> EnsurePortal {
    EnsurePortal(domain: domain, memberID: "00000000000000000000000000000000")
  }

  /// A write, a claim on a connection of its own, a read and the check of health.
  private func tryAll(_ store: PostgresStore, _ domain: String) async -> [StoreError.Code?] {
    let claim = ClaimEvents(
      queue: Self.queue, processID: ProcessID("p"), disposition: .reserve(lease: 60))
    return [
      await code { try await store.perform(self.ensurePortal(domain)) },
      await code { try await store.perform(claim) },
      await code { try await store.portals() },
      await code { try await store.checkWritable() },
    ]
  }

  private func code(_ body: () async throws -> some Any) async -> StoreError.Code? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? StoreError)?.code ?? .corrupt
    }
  }

  @Test(
    "for long makes callers fail after a few seconds, then at once, and needs no restart after it",
    arguments: PostgresCluster.Ending.allCases)
  func longOutage(ending: PostgresCluster.Ending) async throws {
    let cluster = try PostgresCluster(isDurable: true)
    let database = try await cluster.makeDatabase()
    let store = try await PostgresStore.open(
      cluster.settings(database: database),
      connections: PostgresStore.Connections(queues: 1, readers: 1))
    #expect(await tryAll(store, "before.example") == [nil, nil, nil, nil])
    try cluster.stop(ending)
    let clock = ContinuousClock()
    let start = clock.now
    // Each connection is waited for once; by then everybody knows.
    for _ in 0..<20 {
      #expect(
        await tryAll(store, "during.example")
          == [.unavailable, .unavailable, .unavailable, .unavailable])
    }
    // Waiting for it every time would take more than five minutes.
    #expect(clock.now - start < .seconds(150))
    try cluster.start()
    #expect(await tryAll(store, "after.example") == [nil, nil, nil, nil])
    #expect(try await store.portals().map(\.domain) == ["before.example", "after.example"])
    await store.close()
  }

  @Test("A commit that a standby did not confirm has an unknown outcome, although COMMIT succeeds")
  func unconfirmedCommit() async throws {
    let cluster = try PostgresCluster(isDurable: true)
    let settings = try cluster.settings(database: await cluster.makeDatabase())
    let store = try await PostgresStore.open(
      settings, connections: PostgresStore.Connections(queues: 1, readers: 1))
    try await DatabaseScript.run(
      "ALTER SYSTEM SET synchronous_standby_names = 'missing'", on: settings)
    _ = try await DatabaseScript.query("SELECT pg_reload_conf()", on: settings)
    // From some moment on commits wait for a standby that never comes.
    var number = 0
    var outcome: Result<Portal, any Error>?
    repeat {
      number += 1
      let domain = "portal\(number).example"
      let commit = Task { try await store.perform(self.ensurePortal(domain)) }
      let canceller = Task {
        while !Task.isCancelled {
          _ = try await DatabaseScript.query(
            """
            SELECT pg_cancel_backend(pid) FROM pg_stat_activity
            WHERE wait_event = 'SyncRep' AND pid <> pg_backend_pid()
            """, on: settings)
        }
      }
      outcome = await commit.result
      canceller.cancel()
      _ = await canceller.result
    } while (try? outcome?.get()) != nil && number < 1_000
    #expect(
      performing: { try outcome?.get() },
      throws: { error in
        (error as? StoreError)?.code == .unknownOutcome
          && (error as? StoreError)?.detail.contains("synchronous replication") == true
      })
    // It is there, as long as this machine is.
    #expect(try await store.portal(domain: "portal\(number).example") != nil)
    try await DatabaseScript.run("ALTER SYSTEM RESET synchronous_standby_names", on: settings)
    _ = try await DatabaseScript.query("SELECT pg_reload_conf()", on: settings)
    _ = try await store.perform(ensurePortal("confirmed.example"))
    await store.close()
  }
}
