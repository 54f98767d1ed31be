import Foundation
import RestanteCore
import Synchronization

/// Learns of other nodes' commits: one connection that listens, on a thread of its own, from the
/// moment when somebody first watches a queue.
///
/// Which queues are watched here stands in `queue_watch`, so that others tell nothing of the rest.
/// Anyone who begins to watch, or whose node had lost its connection, is asked to look once others
/// know of it. What is lost all the same is found by ``QueuePoller``.
final class NotificationListener: Sendable {
  private struct State {
    var isRunning = false
    var isClosed = false
    var isBeatDue = false
    var closers: [CheckedContinuation<Void, Never>] = []
    weak var activityFeed: QueueActivityFeed?
  }

  /// The first of the two numbers of the locks that show which nodes are alive.
  static let lockClass = 731_002_258
  /// The pause before another attempt to reach a server that is away, in seconds.
  private static let retryDelays = 0.2...0.8

  let node = NodeNumber()
  private let settings: ConnectionSettings
  private let state = Mutex(State())
  private let bell = Doorbell()

  init(settings: ConnectionSettings) {
    self.settings = settings
  }

  /// Tells these watchers from now on.
  func tell(_ activityFeed: QueueActivityFeed) {
    state.withLock { $0.activityFeed = activityFeed }
  }

  /// Looks at who watches what, soon.
  func interestChanged() {
    let begins = state.withLock { state in
      guard !state.isClosed, !state.isRunning else { return false }
      state.isRunning = true
      return true
    }
    guard begins else { return bell.ring() }
    let thread = Thread { [self] in run() }
    thread.name = "pg-listen"
    thread.start()
  }

  /// Lets go of what is no longer watched, here and by nodes that died.
  func beat() {
    state.withLock { $0.isBeatDue = true }
    bell.ring()
  }

  /// Listens no more, soon.
  func end() {
    state.withLock { $0.isClosed = true }
    bell.ring()
  }

  /// Listens no more and closes the connection.
  func close() async {
    await withCheckedContinuation { closer in
      let isRunning = state.withLock { state in
        state.isClosed = true
        if state.isRunning { state.closers.append(closer) }
        return state.isRunning
      }
      if isRunning { bell.ring() } else { closer.resume() }
    }
  }

  // MARK: The thread

  private func run() {
    let session = Session(settings: settings)
    var registered: Set<QueueKey> = []
    while let activityFeed = currentFeed() {
      do throws(StoreError) {
        if !session.isConnected {
          registered = []
          try begin(on: session)
        }
        try register(&registered, activityFeed.observedQueues, on: session, activityFeed)
        if takeBeat() { try tidy(&registered, activityFeed.observedQueues, on: session) }
        try pass(on: session, to: activityFeed)
        bell.wait(beside: session.descriptor)
        try pass(on: session, to: activityFeed)
      } catch {
        session.close()
        Thread.sleep(forTimeInterval: .random(in: Self.retryDelays))
      }
    }
    try? forgetAll(on: session)
    session.close()
    let closers = state.withLock { state in
      state.isRunning = false
      defer { state.closers = [] }
      return state.closers
    }
    for closer in closers { closer.resume() }
  }

  /// Listens under a number that is this connection's as long as it lives.
  private func begin(on session: Session) throws(StoreError) {
    // Taken by another node, or by the connection that this one had before and that the server
    // does not know to be gone yet.
    while try !session.run(
      "SELECT pg_try_advisory_lock(\(Self.lockClass), $1::integer)", [.int(node.value)]
    ).flag(0, 0) {
      node.change()
    }
    try session.run([.plain("LISTEN \(QueueNotification.channel)")])
  }

  private func register(
    _ registered: inout Set<QueueKey>, _ watched: Set<QueueKey>, on session: Session,
    _ activityFeed: QueueActivityFeed
  ) throws(StoreError) {
    let new = Array(watched.subtracting(registered))
    guard !new.isEmpty else { return }
    try session.run(
      """
      INSERT INTO queue_watch (node, portal, app, connector)
      SELECT $4, k.portal, k.app, k.connector
      FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS k (portal, app, connector)
      ON CONFLICT DO NOTHING
      """, names(new))
    registered.formUnion(new)
    // What was committed before others knew was not told.
    for queue in new { activityFeed.post(QueueActivity(), to: queue) }
  }

  /// Queues are released late, because who got events usually comes again.
  private func tidy(
    _ registered: inout Set<QueueKey>, _ watched: Set<QueueKey>, on session: Session
  ) throws(StoreError) {
    let old = Array(registered.subtracting(watched))
    if !old.isEmpty {
      try session.run(
        """
        DELETE FROM queue_watch w
        USING unnest($1::bigint[], $2::bigint[], $3::text[]) AS k (portal, app, connector)
        WHERE w.portal = k.portal AND w.app = k.app AND w.connector = k.connector
          AND w.node = $4
        """, names(old))
      registered.subtract(old)
    }
    try session.run(
      """
      WITH other AS MATERIALIZED (SELECT DISTINCT node FROM queue_watch WHERE node <> $1),
        dead AS MATERIALIZED (
          SELECT node FROM other
          WHERE pg_try_advisory_xact_lock(\(Self.lockClass), node::integer))
      DELETE FROM queue_watch WHERE node IN (SELECT node FROM dead)
      """, [.int(node.value)])
  }

  private func forgetAll(on session: Session) throws(StoreError) {
    guard session.isConnected else { return }
    try session.run("DELETE FROM queue_watch WHERE node = $1", [.int(node.value)])
  }

  private func names(_ queues: [QueueKey]) -> [Parameter] {
    [
      .ints(queues.map(\.portal.rawValue)), .ints(queues.map(\.application.rawValue)),
      .texts(queues.map(\.connector)), .int(node.value),
    ]
  }

  private func pass(on session: Session, to activityFeed: QueueActivityFeed) throws(StoreError) {
    for payload in try session.takeNotifications() {
      QueueNotification.post(payload, to: activityFeed, unlessFrom: node)
    }
  }

  /// Who is to be told; `nil` once there is nobody any more.
  private func currentFeed() -> QueueActivityFeed? {
    state.withLock { $0.isClosed ? nil : $0.activityFeed }
  }

  private func takeBeat() -> Bool {
    state.withLock { state in
      defer { state.isBeatDue = false }
      return state.isBeatDue
    }
  }
}
