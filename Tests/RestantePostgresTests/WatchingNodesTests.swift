import RestanteCore
import RestanteJSON
import RestantePostgresTesting
import RestanteTesting
import Testing

@testable import RestantePostgres

@Suite("Who watches a queue on one node hears of what others do", .timeLimit(.minutes(10)))
struct WatchingNodesTests {
  private static let deal = EventName(stored: "ONCRMDEALUPDATE")
  fileprivate static let deals = EventNames([deal])

  /// A node that acts, and one that listens and looks only when its clock is moved.
  private struct Nodes {
    let subject: PostgresUnderTest
    let settings: ConnectionSettings
    let clock = SteppedClock()
    let listening: PostgresStore
    let queue: QueueKey

    init(talks: Bool = true) async throws {
      subject = try await PostgresUnderTest.make()
      settings = try subject.cluster.settings(database: subject.database)
      listening = try await PostgresStore.open(
        settings, connections: PostgresStore.Connections(queues: 1, readers: 1), talks: talks,
        pollerClock: clock)
      let fixture = try await PortalFixture(in: subject.store)
      queue = fixture.application.queue(connector: "a b\n%")
      try await fixture.application.bindOffline(
        WatchingNodesTests.deal, connector: queue.connector, in: subject.store)
      try await fixture.application.bindOffline(WatchingNodesTests.deal, in: subject.store)
    }

    func publish(_ numbers: Int..., on store: (any Store)? = nil) async throws {
      _ = try await (store ?? subject.store).perform(
        PublishEvents(
          portal: queue.portal, mode: .safe,
          publications: numbers.map {
            Publication(name: WatchingNodesTests.deal, data: .int(Int64($0)))
          }))
    }

    func query(_ sql: String) async throws -> [String] {
      try await DatabaseScript.query(sql, on: settings)
    }

    /// The connections that listen.
    var listeners: String {
      """
      SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
        AND classid = \(NotificationListener.lockClass)
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """
    }

    func end() async throws {
      await listening.close()
      try await subject.end()
    }
  }

  @Test("hears at once and exactly, without looking")
  func hears() async throws {
    let nodes = try await Nodes()
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    // Once others know that somebody watches, there is a reason to look.
    #expect(await watch.next() == QueueActivity())
    try await nodes.publish(1, 2, 3)
    #expect(await watch.next() == QueueActivity(arrived: 3, names: WatchingNodesTests.deals))
    _ = try await nodes.subject.store.perform(
      ClaimEvents(
        queue: nodes.queue, processID: ProcessID("p"), limit: 2, disposition: .reserve(lease: 60)))
    #expect(await watch.next() == QueueActivity(claimed: 2))
    _ = try await nodes.subject.store.perform(
      AcknowledgeEvents(
        queue: nodes.queue, mode: .safe, processID: ProcessID("p"), selection: .all))
    #expect(await watch.next() == QueueActivity(left: 2))
    // What the node does itself is not told twice.
    _ = try await nodes.listening.perform(
      ClaimEvents(
        queue: nodes.queue, processID: ProcessID("q"), limit: 1, disposition: .take))
    #expect(await watch.next() == QueueActivity(left: 1))
    try await nodes.publish(4)
    #expect(await watch.next() == QueueActivity(arrived: 1, names: WatchingNodesTests.deals))
    try await nodes.end()
  }

  @Test("tells of many queues at once that there is something to look at")
  func longNews() async throws {
    let nodes = try await Nodes()
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    #expect(await watch.next() == QueueActivity())
    let queues = (1...200).map { number in
      var queue = nodes.queue
      queue.connector = "a connector with a rather long name, number \(number)"
      return queue
    }
    var movements = QueueMovements()
    movements.insert()
    movements.move(1, .pending)
    let news = QueueNotification.command(
      Dictionary(uniqueKeysWithValues: queues.map { ($0, movements) }), from: 5)
    let session = Session(settings: nodes.settings)
    try session.run(
      """
      INSERT INTO queue_watch (portal, app, connector, node)
      SELECT $1, $2, connector, 7 FROM unnest($3::text[]) AS connector
      """,
      [
        .int(nodes.queue.portal.rawValue), .int(nodes.queue.application.rawValue),
        .texts(queues.map(\.connector)),
      ])
    try session.run([news])
    session.close()
    #expect(await watch.next() == QueueActivity())
    try await nodes.end()
  }

  @Test("is told nothing of queues that nobody watches")
  func silence() async throws {
    let nodes = try await Nodes()
    let session = Session(settings: nodes.settings)
    try session.run([.plain("LISTEN \(QueueNotification.channel)")])
    try await nodes.publish(1)
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    #expect(await watch.next() == QueueActivity())
    try await nodes.publish(2)
    #expect(await watch.next() == QueueActivity(arrived: 1, names: WatchingNodesTests.deals))
    try session.run("SELECT 1")
    let told = try session.takeNotifications()
    session.close()
    let lines = try #require(told.first).split(separator: "\n")
    #expect(told.count == 1 && lines.count == 2)
    #expect(lines[0] == "\((nodes.subject.store as? PostgresStore)?.poller.node.value ?? 0)")
    #expect(
      lines[1]
        == QueueNotification.line(
          nodes.queue, QueueActivity(arrived: 1, names: WatchingNodesTests.deals)))
    try await nodes.end()
  }

  @Test("comes back by itself when the connection was lost, and asks to look")
  func reconnects() async throws {
    let nodes = try await Nodes()
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    #expect(await watch.next() == QueueActivity())
    #expect(
      try await nodes.query("SELECT pg_terminate_backend(pid)::text FROM (\(nodes.listeners)) AS l")
        == ["true"])
    #expect(await watch.next() == QueueActivity())
    try await nodes.publish(1)
    #expect(await watch.next() == QueueActivity(arrived: 1, names: WatchingNodesTests.deals))
    try await nodes.end()
  }

  @Test("does not hear of itself, whichever number it had when it told others")
  func renumbered() async throws {
    let nodes = try await Nodes()
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    #expect(await watch.next() == QueueActivity())
    // What others know of it stands under the old number.
    let number = nodes.listening.poller.node
    let old = number.value
    number.change()
    #expect(number.isOwn(old) && number.isOwn(number.value) && !number.isOwn(0))
    try await nodes.publish(1, on: nodes.listening)
    #expect(await watch.next() == QueueActivity(arrived: 1, names: WatchingNodesTests.deals))
    try await nodes.publish(2, 3)
    #expect(await watch.next() == QueueActivity(arrived: 2, names: WatchingNodesTests.deals))
    try await nodes.end()
  }

  @Test("leaves nothing behind, not even what nodes left that died")
  func tidies() async throws {
    let nodes = try await Nodes()
    let stored = "SELECT count(*) FROM queue_watch"
    try await DatabaseScript.run("INSERT INTO queue_watch VALUES (1, 1, '', 1)", on: nodes.settings)
    var sleeps = nodes.clock.sleeps.makeAsyncIterator()
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    #expect(await watch.next() == QueueActivity())
    #expect(try await nodes.query(stored) == ["2"])
    #expect(await sleeps.next() == .seconds(5))
    nodes.clock.advance(by: .seconds(5))
    while try await nodes.query(stored) != ["1"] { await Task.yield() }
    #expect(try await nodes.query("SELECT app FROM queue_watch WHERE connector = ''").isEmpty)
    await nodes.listening.close()
    #expect(try await nodes.query(stored) == ["0"])
    // PostgreSQL notices the closed connection in its own time.
    while try await !nodes.query(nodes.listeners).isEmpty { await Task.yield() }
    try await nodes.subject.end()
  }

  @Test("looks every five seconds, in case it was not told")
  func looks() async throws {
    let nodes = try await Nodes(talks: false)
    var sleeps = nodes.clock.sleeps.makeAsyncIterator()
    let watch = nodes.listening.activityFeed.observe(nodes.queue)
    #expect(await sleeps.next() == .seconds(5))
    try await nodes.publish(1)
    nodes.clock.advance(by: .seconds(5))
    #expect(await watch.next() == QueueActivity())
    // What somebody may wait for is named every time.
    #expect(await sleeps.next() == .seconds(10))
    nodes.clock.advance(by: .seconds(5))
    #expect(await watch.next() == QueueActivity())
    await nodes.listening.close()
    #expect(await watch.next() == nil)
    try await nodes.subject.end()
  }
}
