import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Testing

@Suite("Nodes share one limit on requests")
struct SharedLimitTests {
  /// Three stores on one database whose time only the test moves, and which talk when told to.
  private struct Nodes {
    let subject: PostgresUnderTest
    var stores: [PostgresStore]
    let bucket = RequestBucket(portal: PortalID(rawValue: 1), source: "192.0.2.1")

    init() async throws {
      subject = try await PostgresUnderTest.make()
      stores = [
        subject.postgres, try await subject.openAnother(), try await subject.openAnother(),
      ]
    }

    /// How many of some requests to one node are let through: a bucket of 50, 2 leaking out a
    /// second.
    func admitted(_ requests: Int, at node: Int) -> Int {
      (0..<requests).count { _ in allowance(at: node).isAdmitted }
    }

    func allowance(at node: Int) -> RequestAllowance {
      let store = stores[node]
      return store.limits.admit(bucket, capacity: 50, perSecond: 2, at: store.time.now())
    }

    /// Lets each node tell, and then each node hear.
    func exchange() async {
      for _ in 0..<2 { for store in stores { await store.exchangeLimits() } }
    }

    func advance(seconds: Int64) async throws {
      try await subject.advance(seconds: seconds)
      for store in stores { _ = try await store.portals() }
    }

    func rows() async throws -> String? {
      try await DatabaseScript.query(
        "SELECT count(*) FROM limit_share",
        on: subject.cluster.settings(database: subject.database)
      ).first
    }

    func end() async throws {
      for store in stores.dropFirst() { await store.close() }
      try await subject.end()
    }
  }

  @Test("What one node let through fills the bucket on the others, once")
  func oneBucket() async throws {
    let nodes = try await Nodes()
    #expect(nodes.admitted(30, at: 0) == 30)
    await nodes.exchange()
    await nodes.exchange()
    #expect(nodes.admitted(100, at: 1) == 20)
    await nodes.exchange()
    for node in 0..<3 { #expect(!nodes.allowance(at: node).isAdmitted) }
    try await nodes.advance(seconds: 10)
    #expect(nodes.admitted(100, at: 2) == 20)
    await nodes.exchange()
    for node in 0..<3 { #expect(!nodes.allowance(at: node).isAdmitted) }
    // Other addresses and portals have buckets of their own.
    let other = RequestBucket(portal: nil, source: "192.0.2.1")
    let allowance = nodes.stores[1].limits.admit(
      other, capacity: 50, perSecond: 2, at: nodes.stores[1].time.now())
    #expect(allowance.remaining == 49)
    try await nodes.end()
  }

  @Test("What a burst to all nodes at once got too much is taken off later")
  func burst() async throws {
    let nodes = try await Nodes()
    // Before they talk, each node knows of its own requests only: this is the whole tolerance.
    for node in 0..<3 { #expect(nodes.admitted(60, at: node) == 50) }
    await nodes.exchange()
    // 100 too many, 2 leak out a second.
    try await nodes.advance(seconds: 50)
    for node in 0..<3 { #expect(!nodes.allowance(at: node).isAdmitted) }
    try await nodes.advance(seconds: 1)
    #expect(nodes.admitted(60, at: 0) == 2)
    await nodes.exchange()
    for node in 1..<3 { #expect(!nodes.allowance(at: node).isAdmitted) }
    try await nodes.end()
  }

  @Test("Over minutes, three nodes let through what one would, within what a second brings")
  func steadyFlood() async throws {
    let nodes = try await Nodes()
    var admitted = 0
    for _ in 0..<120 {
      for node in 0..<3 { admitted += nodes.admitted(5, at: node) }
      await nodes.exchange()
      try await nodes.advance(seconds: 1)
    }
    let oneNode = 50 + 2 * 119
    #expect((oneNode...oneNode + 10).contains(admitted))
    try await nodes.end()
  }

  @Test("Operating time adds up over the nodes, also for one that comes later")
  func operatingTime() async throws {
    var nodes = try await Nodes()
    let subjects: [OperatingSubject] = [
      OperatingSubject(
        portal: PortalID(rawValue: 1), credential: .application(ApplicationID(rawValue: 7)),
        method: "event.offline.list"),
      OperatingSubject(
        portal: PortalID(rawValue: 1), credential: .webhook(SecretHash(of: "webhook")),
        method: "event.offline.list"),
    ]
    for (number, subject) in subjects.enumerated() {
      for node in 0..<3 {
        _ = nodes.stores[node].limits.operatingTime(
          of: subject, adding: 1_000_000 * Int64(number + 1),
          since: nodes.stores[node].time.now())
      }
    }
    await nodes.exchange()
    try await nodes.advance(seconds: 300)
    nodes.stores.append(try await nodes.subject.openAnother())
    await nodes.exchange()
    for store in nodes.stores {
      let sums = subjects.map {
        store.limits.operatingTime(of: $0, adding: 0, since: store.time.now()).microseconds
      }
      #expect(sums == [3_000_000, 6_000_000])
    }
    // A bucket that leaked out meanwhile is not full for the one that comes late either.
    #expect(nodes.allowance(at: 3).remaining == 49)
    try await nodes.end()
  }

  @Test("What counts no more is deleted, and an idle node writes nothing")
  func cleaning() async throws {
    let nodes = try await Nodes()
    for round in 0..<5 {
      #expect(nodes.admitted(round + 1, at: round % 3) == round + 1)
      await nodes.exchange()
    }
    #expect(try await nodes.rows() == "5")
    await nodes.exchange()
    #expect(try await nodes.rows() == "5")
    try await nodes.advance(seconds: 700)
    await nodes.exchange()
    #expect(try await nodes.rows() == "0")
    #expect(nodes.allowance(at: 1).remaining == 49)
    try await nodes.end()
  }

  @Test("Nodes talk by themselves, and requests are counted while the database is away")
  func byThemselves() async throws {
    let cluster = try PostgresCluster(isDurable: false)
    let settings = try cluster.settings(database: await cluster.makeDatabase())
    let connections = PostgresStore.Connections(queues: 1, readers: 1)
    let stores = [
      try await PostgresStore.open(settings, connections: connections),
      try await PostgresStore.open(settings, connections: connections),
    ]
    // At a time long ago nothing leaks out; a bucket that holds nothing only tells what is in it.
    func admit(_ node: Int, _ source: String, capacity: Int) -> RequestAllowance {
      stores[node].limits.admit(
        RequestBucket(portal: nil, source: source), capacity: capacity, perSecond: 1,
        at: Timestamp(milliseconds: 1))
    }
    #expect(admit(0, "a", capacity: 10).isAdmitted)
    while admit(1, "a", capacity: 0).secondsUntilEmpty == 0 { await Task.yield() }
    try cluster.stop(.killed)
    // Nothing waits: nobody asks the database.
    for count in 1...100 { #expect(admit(0, "b", capacity: 100).remaining == 100 - count) }
    #expect(!admit(0, "b", capacity: 100).isAdmitted)
    for store in stores { await store.close() }
  }
}
