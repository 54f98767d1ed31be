import RestanteCore
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import Synchronization

/// Databases of the shared cluster for servers, one for each data directory.
actor PostgresDatabases {
  static let shared = PostgresDatabases()
  private var names: [String: String] = [:]

  /// Opens a store on the database that belongs to a path, and lets its time follow a clock.
  func open(path: String, clock: any TimeSource) async throws -> any Store {
    let cluster = try PostgresCluster.shared.get()
    let name: String
    if let known = names[path] {
      name = known
    } else {
      name = try await PostgresUnderTest.makeDatabase(in: cluster)
      names[path] = name
    }
    let settings = try cluster.settings(database: name)
    let store = try await PostgresStore.open(
      settings, connections: PostgresStore.Connections(queues: 1, readers: 2), talks: false)
    return ClockedStore(inner: store, settings: settings, clock: clock)
  }
}

/// A store whose database's time follows a clock of the test.
final class ClockedStore: ForwardingStore {
  let inner: any Store
  let time: any TimeSource
  private let settings: ConnectionSettings
  private let seen = Mutex<Timestamp?>(nil)

  init(inner: any Store, settings: ConnectionSettings, clock: any TimeSource) {
    self.inner = inner
    self.settings = settings
    self.time = clock
  }

  private func follow() async throws(StoreError) {
    let now = time.now()
    guard seen.withLock({ $0 != now }) else { return }
    try await DatabaseScript.run(
      "UPDATE store_clock SET fixed = \(now.milliseconds)", on: settings)
    seen.withLock { $0 = now }
  }

  func perform<Operation: StoreOperation>(
    _ operation: Operation
  ) async throws(StoreError) -> Operation.Outcome {
    try await follow()
    return try await inner.perform(operation)
  }

  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage {
    try await follow()
    return try await inner.listEvents(query)
  }

  func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures] {
    try await follow()
    return try await inner.queueFigures(on: portal)
  }

  func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage {
    try await follow()
    return try await inner.history(query)
  }
}
