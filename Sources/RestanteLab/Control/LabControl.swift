import RestanteCore
import RestanteNative
import RestantePostgres
import RestanteServer
import Synchronization

/// What the endpoints of a lab command.
final class LabControl: Sendable {
  let clock: LabClock
  let random: LabRandom
  /// The mode of portals that have none of their own.
  let mode: Mode
  /// What goes wrong.
  let faults: FaultRules
  /// What was asked.
  let requests = Journal<RecordedRequest>()
  /// What was posted to handlers.
  let deliveries = Journal<RecordedDelivery>()
  /// What is posted later than it should be.
  let held = HeldDeliveries()
  /// The objects that methods keep.
  let objects = ObjectStore()
  /// The methods about them.
  let families: ObjectFamilies
  /// What other methods return.
  let stubs = Stubs()
  /// All methods besides the server's own.
  let methods: LabMethods
  /// Where snapshots are kept.
  let snapshots: SnapshotFolder
  private let storeTime: StoreTime?
  private let extended = Mutex<ExtendedServer?>(nil)

  /// - Parameters:
  ///   - database: The database of the store; `nil` for an embedded one.
  ///   - mode: The mode of portals that have none of their own.
  ///   - dataDirectory: Below which snapshots are kept.
  ///   - seed: What decides everything random; `nil` for the system's randomness.
  init(database: ConnectionSettings?, mode: Mode, dataDirectory: String, seed: UInt64?) {
    self.mode = mode
    snapshots = SnapshotFolder(path: dataDirectory + "/lab-snapshots")
    families = ObjectFamilies(store: objects)
    random = LabRandom(seed: seed)
    methods = LabMethods(
      families: families, stubs: stubs, random: random.source(for: .templates))
    faults = FaultRules(random: random.source(for: .faults))
    let clock = LabClock()
    self.clock = clock
    storeTime = database.map { StoreTime(of: $0, as: clock) }
  }

  /// Takes hold of the server.
  func begin(on server: ExtendedServer) async throws(StoreError) {
    try await storeTime?.begin()
    extended.withLock { $0 = server }
  }

  /// The server, which has begun whenever an endpoint is called.
  var server: ExtendedServer {
    get throws(Problem) {
      guard let server = extended.withLock({ $0 }) else { throw Problem.starting }
      return server
    }
  }

  /// The domain of a portal; `nil` where there is none, or it cannot be found out.
  func domain(of portal: PortalID?) async -> String? {
    guard let portal, let store = try? server.store else { return nil }
    return try? await store.portal(portal)?.domain
  }

  /// Removes the rules and stubs about a portal and forgets what it was asked, or does so for all.
  func forget(_ portal: String?) {
    _ = faults.remove { portal == nil || $0.match.portal == portal }
    _ = stubs.remove { portal == nil || $0.portal == portal }
    requests.remove { portal == nil || $0.portal == portal }
    held.forget(portal)
    deliveries.remove { portal == nil || $0.portal == portal }
  }

  /// Changes the time by several commands, all or none, and lets the server do what is due then.
  ///
  /// - Returns: Whether the time can be changed so.
  /// - Throws: `StoreError`, after which the time of a PostgreSQL database may be an older one
  ///   until the next command.
  func change(by commands: [ClockCommand]) async throws -> Bool {
    let server = try server
    guard clock.change(by: commands) else { return false }
    defer { clock.wake() }
    // First: who wakes compares with the store's time.
    try await storeTime?.follow(server.store)
    clock.wake()
    try await server.catchUp()
    return true
  }
}

extension Problem {
  static let starting = Problem(.unavailable, "The server is starting.")
}
