import RestanteCore
import RestanteJSON

/// The queues of a portal as tables show them, the busiest first.
struct QueueRows {
  /// A row of the table.
  struct Row: Sendable {
    let path: String
    let application: String
    let hasConnector: Bool
    let connector: String
    let pending: String
    let oldest: String
    let claimed: String
    let dead: String
    let hasDead: Bool
  }

  private let scene: PageScene
  private let queues: [(queue: QueueFigures, numbers: QueueNumbers)]
  private let names: [String: String]

  /// Looks up the queues of the portal.
  init(_ scene: PageScene) async throws {
    guard let portal = scene.portal else { throw PageProblem.missing }
    let store = scene.sessions.store
    let queues = try await store.queueFigures(on: portal.id)
    let now = store.time.now().seconds
    let names = try await Self.names(scene)
    self.scene = scene
    self.names = names
    self.queues = queues.map { ($0, QueueNumbers($0, now: now)) }.sorted { left, right in
      let (mine, other) = (left.1, right.1)
      return (mine.dead, mine.pending, mine.claimed) > (other.dead, other.pending, other.claimed)
    }
  }

  /// How many queues there are.
  var count: Int { queues.count }
  /// Whether there are none.
  var isEmpty: Bool { queues.isEmpty }

  /// What all queues hold together, and the age of the oldest pending event.
  var total: QueueNumbers {
    queues.reduce(into: QueueNumbers()) { $0.add($1.numbers) }
  }

  /// The first rows.
  func rows(_ limit: Int) -> [Row] {
    queues.prefix(limit).map { queue, numbers in
      Row(
        path: scene.path(["queues", queue.clientID], query: ["connector": queue.connector]),
        application: names[queue.clientID] ?? queue.clientID,
        hasConnector: !queue.connector.isEmpty, connector: queue.connector,
        pending: scene.number(numbers.pending),
        oldest: numbers.oldest.map(scene.times.duration) ?? scene.text("queues", "none"),
        claimed: scene.number(numbers.claimed), dead: scene.number(numbers.dead),
        hasDead: numbers.dead > 0)
    }
  }

  /// What applications are called, by client id.
  private static func names(_ scene: PageScene) async throws -> [String: String] {
    let applications =
      try await scene.ask(["apps"], query: ["limit": "1000"])["apps"]?.arrayValue ?? []
    var names: [String: String] = [:]
    for application in applications {
      guard let clientID = application["client_id"]?.stringValue,
        let name = application["name"]?.stringValue, !name.isEmpty
      else { continue }
      names[clientID] = name
    }
    return names
  }
}

/// The figures of a queue as the native API shows them.
struct QueueNumbers: Sendable {
  private(set) var pending: Int64 = 0
  private(set) var claimed: Int64 = 0
  private(set) var dead: Int64 = 0
  /// The age of the oldest pending event in seconds; `nil` for a queue without any.
  private(set) var oldest: Int64?

  /// A queue without events.
  init() {}

  init(_ queue: QueueFigures, now: Int64) {
    pending = queue.pending
    claimed = queue.claimed
    dead = queue.failed
    oldest = queue.oldestPendingAt.map { max(0, now - $0) }
  }

  init(_ queue: JSONValue) {
    pending = queue["pending"]?.intValue ?? 0
    claimed = queue["claimed"]?.intValue ?? 0
    dead = queue["failed"]?.intValue ?? 0
    oldest = queue["oldest_age_seconds"]?.intValue
  }

  /// Adds what another queue holds.
  mutating func add(_ other: QueueNumbers) {
    pending += other.pending
    claimed += other.claimed
    dead += other.dead
    if let age = other.oldest { oldest = max(age, oldest ?? age) }
  }
}
