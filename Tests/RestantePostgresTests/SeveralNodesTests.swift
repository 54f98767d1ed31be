import RestanteCore
import RestanteJSON
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("Several nodes on one database behave as one")
struct SeveralNodesTests {
  /// Three stores on one database, with one application that wants one event.
  private struct Nodes {
    let subject: PostgresUnderTest
    let stores: [PostgresStore]
    let fixture: PortalFixture
    let queue: QueueKey
    static let deal = EventName(stored: "ONCRMDEALUPDATE")

    init() async throws {
      subject = try await PostgresUnderTest.make(start: nil)
      stores = [
        subject.postgres, try await subject.openAnother(), try await subject.openAnother(),
      ]
      fixture = try await PortalFixture(in: subject.store)
      queue = fixture.application.queue()
      try await fixture.application.bindOffline(Self.deal, in: subject.store)
    }

    func publish(_ keys: Range<Int>, on store: any Store) async throws {
      let publications = keys.map { Publication(name: Self.deal, data: .int(Int64($0))) }
      _ = try await store.perform(
        PublishEvents(portal: queue.portal, mode: .safe, publications: publications))
    }

    func claim(_ processID: String, limit: Int, on store: any Store) async throws
      -> [OfflineEvent]
    {
      let reply = try await store.perform(
        ClaimEvents(
          queue: queue, processID: ProcessID(processID), limit: limit,
          disposition: .reserve(lease: 600)))
      guard case .events(let events) = reply else { return [] }
      return events
    }

    func end() async throws {
      for store in stores.dropFirst() { await store.close() }
      try await subject.end()
    }
  }

  @Test("Claims on different nodes are disjoint and lose nothing")
  func disjointClaims() async throws {
    let nodes = try await Nodes()
    for (index, store) in nodes.stores.enumerated() {
      try await nodes.publish(index * 500..<(index + 1) * 500, on: store)
    }
    let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for worker in 0..<12 {
        group.addTask {
          var numbers: [Int64] = []
          var misses = 0
          var round = 0
          // What another node is about to claim is passed over: one empty reply says little.
          while misses < 3 {
            let events = try await nodes.claim(
              "worker \(worker) round \(round)", limit: 7, on: nodes.stores[worker % 3])
            numbers += events.map(\.id.rawValue)
            misses = events.isEmpty ? misses + 1 : 0
            round += 1
          }
          return numbers
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.count == 1_500)
    #expect(Set(claimed).count == 1_500)
    let figures = try await nodes.stores[2].queueFigures(on: nodes.queue.portal)
    #expect(figures.first?.claimed == 1_500)
    #expect(figures.first?.pending == 0)
    try await nodes.end()
  }

  @Test("Equal events published on different nodes at once become one")
  func coalescing() async throws {
    let nodes = try await Nodes()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for round in 0..<30 {
        group.addTask { try await nodes.publish(0..<20, on: nodes.stores[round % 3]) }
      }
      try await group.waitForAll()
    }
    let page = try await nodes.stores[1].listEvents(ListEvents(queue: nodes.queue, limit: 100))
    #expect(page.events.count == 20)
    #expect(page.total == 20)
    #expect(Set(page.events.map(\.id)).count == 20)
    try await nodes.end()
  }

  @Test("An attempt repeated on another node has no second effect, not even at the same time")
  func idempotency() async throws {
    let nodes = try await Nodes()
    let attempt = Idempotent(
      key: IdempotencyKey(
        portal: nodes.queue.portal, owner: .application(nodes.queue.application),
        method: "publish", value: "once"),
      fingerprint: [1],
      operation: PublishEvents(
        portal: nodes.queue.portal, mode: .safe,
        publications: [Publication(name: Nodes.deal, data: .int(1))])
    ) { receipt in Array("\(receipt.queued)".utf8) }
    let replies = try await withThrowingTaskGroup(of: (Bool, [UInt8]).self) { group in
      for index in 0..<9 {
        group.addTask {
          switch try await nodes.stores[index % 3].perform(attempt) {
          case .done(let reply, _): (true, reply)
          case .replayed(let reply): (false, reply)
          case .notKept, .reused, .full: (false, [])
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(replies.count { $0.0 } == 1)
    #expect(replies.allSatisfy { $0.1 == Array("1".utf8) })
    #expect(try await nodes.stores[0].queueFigures(on: nodes.queue.portal).first?.pending == 1)
    try await nodes.end()
  }

  @Test("Tokens, settings and bindings count on every node at once")
  func nothingRemembered() async throws {
    let nodes = try await Nodes()
    let token = SecretHash(of: "fresh")
    #expect(try await nodes.stores[1].accessGrant(token: token) == nil)
    _ = try await nodes.stores[0].perform(
      IssueTokens(
        portal: nodes.queue.portal, application: nodes.queue.application,
        user: nodes.fixture.user.id, scopes: ["crm"], accessToken: token,
        refreshToken: SecretHash(of: "refresh")))
    for store in nodes.stores { #expect(try await store.accessGrant(token: token) != nil) }
    // A binding that another node removed a moment ago is not published to.
    try await nodes.publish(0..<1, on: nodes.stores[1])
    _ = try await nodes.stores[2].perform(
      UnbindEvent(
        portal: nodes.queue.portal, application: nodes.queue.application, event: Nodes.deal,
        selection: .offline(connector: "")))
    try await nodes.publish(1..<2, on: nodes.stores[1])
    #expect(
      try await nodes.stores[0].listEvents(ListEvents(queue: nodes.queue)).total == 1)
    try await nodes.end()
  }

  @Test("A lease that is over is over on every node, by the database's time")
  func leases() async throws {
    let nodes = try await Nodes()
    try await nodes.publish(0..<3, on: nodes.stores[0])
    #expect(try await nodes.claim("first", limit: 5, on: nodes.stores[0]).count == 3)
    try await nodes.subject.advance(seconds: 601)
    let again = try await nodes.claim("second", limit: 5, on: nodes.stores[1])
    #expect(again.count == 3)
    #expect(again.allSatisfy { $0.attempts == 1 })
    let late = try await nodes.stores[2].perform(
      AcknowledgeEvents(queue: nodes.queue, mode: .safe, processID: ProcessID("first")))
    #expect(late == 0)
    // Each node reads the database's time, whatever its own clock says.
    let times = nodes.stores.map { $0.time.now().milliseconds }
    let newest = try #require(times.max())
    #expect(again.allSatisfy { abs($0.occurredAt + 601 - newest / 1_000) < 60 })
    try await nodes.end()
  }

  @Test("Nodes that start together on an empty database make its tables once")
  func migration() async throws {
    let cluster = try PostgresCluster.shared.get()
    let database = try await cluster.makeDatabase()
    let settings = try cluster.settings(database: database)
    let stores = try await withThrowingTaskGroup(of: PostgresStore.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await PostgresStore.open(
            settings, connections: PostgresStore.Connections(queues: 1, readers: 1))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for store in stores { try await store.checkWritable() }
    for store in stores { await store.close() }
    try await DatabaseScript.run("UPDATE schema_version SET version = 1000", on: settings)
    await #expect(
      performing: { try await PostgresStore.open(settings) },
      throws: { ($0 as? StoreError)?.code == .schema })
    try await cluster.removeDatabase(database)
  }
}
