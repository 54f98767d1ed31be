import Foundation
import RestanteCore
import RestanteJSON
import RestanteSQLite
import RestanteTesting
import Testing

@testable import RestanteNative

/// The stores that endpoints are tested with; what stores do, the conformance suite tests.
enum StoreKind: String, Sendable, CaseIterable {
  case model
  case sqlite
}

/// A portal with an application and keys, a second application, a key of the server, and the
/// API that they belong to; without sockets.
struct NativeWorld: Sendable {
  /// What callers present.
  struct Keys: Sendable {
    let publish = "key-that-publishes"
    let read = "key-that-reads"
    let admin = "key-that-administers"
    let server = "key-of-the-server"
  }

  static let domain = "portal.test"
  static let clientID = "app.1"

  let store: any Store
  let clock: ManualClock
  /// Measures how long streams are silent.
  let streamClock = SteppedClock()
  let api: NativeAPI
  let portal: Portal
  let application: Application
  let keys = Keys()

  enum Failure: Error { case setUp }

  /// Runs `body` in a new world.
  ///
  /// - Parameters:
  ///   - streams: How many clients may listen to streams.
  ///   - wrap: Makes a store of the one that keeps everything.
  static func run(
    _ kind: StoreKind = .model, mode: Mode = .safe, streams: Int = 100,
    wrap: (any Store) -> any Store = { $0 },
    _ body: (NativeWorld) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    let path = FileManager.default.temporaryDirectory.path + "/restante-native-\(UUID())"
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    let store: any Store =
      switch kind {
      case .model: ModelStore(time: clock)
      case .sqlite:
        try SQLiteStore.open(
          path: path, clock: .injected(clock), minimum: MinimumFreeSpace(bytes: 0))
      }
    let world = try await NativeWorld(wrap(store), clock, mode: mode, streams: streams)
    let result = await Result { try await body(world) }
    await store.close()
    try result.get()
  }

  private init(
    _ store: any Store, _ clock: ManualClock, mode: Mode, streams: Int
  ) async throws {
    self.store = store
    self.clock = clock
    api = NativeAPI(
      store: store, random: SeededRandom(seed: 7),
      serverKeys: ServerKeyring(
        try #require(ServerKey(bytes: [UInt8](repeating: 7, count: 32)))),
      keyRotation: ScriptedRotation(clock: clock),
      settings: NativeSettings(
        defaultMode: mode, restURL: "https://portal.test/rest/",
        doorsURL: "https://portal.test/hooks/", standardScopes: ["crm", "task", "user"],
        isCatalogued: { $0.text.hasPrefix("ONCRM") }),
      passwords: QuickPasswords(), zones: KnownZones(), clock: streamClock,
      streams: StreamSlots(capacity: streams))
    portal = try await store.perform(
      EnsurePortal(
        domain: Self.domain, memberID: String(repeating: "a", count: 32), mode: nil))
    for id in 1...2 {
      _ = try await store.perform(
        EnsureUser(
          user: PortalUser(
            portal: portal.id, id: UserID(rawValue: Int64(id)), name: "N\(id)",
            lastName: "L\(id)", isAdministrator: id == 1)))
    }
    let outcome = try await store.perform(
      EnsureApplication(
        portal: portal.id, clientID: Self.clientID, name: "One", scopes: ["crm"],
        isInstalled: true, secret: SecretHash(of: "secret")))
    guard case .added(let application) = outcome else { throw Failure.setUp }
    self.application = application
    for (scope, key) in [
      (.publish, keys.publish), (.read, keys.read), (.admin, keys.admin),
    ] as [(APIKeyScope, String)] {
      try await store.perform(
        AddAPIKey(
          portal: portal.id, scope: scope, key: SecretHash(of: key), label: scope.rawValue))
    }
    try await store.perform(
      AddAPIKey(
        portal: .server, scope: .admin, key: SecretHash(of: keys.server), label: "server"))
  }

  /// The queue of the application.
  func queueKey(connector: String = "") -> QueueKey {
    QueueKey(portal: portal.id, application: application.id, connector: connector)
  }

  /// All events of the application's queue.
  func queue(connector: String = "") async throws -> [OfflineEvent] {
    try await store.listEvents(ListEvents(queue: queueKey(connector: connector), limit: 5_000))
      .events
  }

  /// Makes the application want an event in its queue.
  func bind(_ event: String, connector: String = "") async throws {
    _ = try await store.perform(
      BindEvent(
        portal: portal.id, application: application.id, event: EventName(stored: event),
        target: .offline, connector: connector))
  }

  /// Claims what is pending.
  func claim(_ processID: String, lease: Int64? = 60, connector: String = "") async throws {
    _ = try await store.perform(
      ClaimEvents(
        queue: queueKey(connector: connector), processID: ProcessID(processID), limit: 5_000,
        disposition: .reserve(lease: lease)))
  }

  /// Publishes with the key for that.
  func publish(_ body: String, attempt: String? = nil) async throws -> Answer {
    try await post("events", body, key: keys.publish, attempt: attempt)
  }
}

extension NativeWorld {
  /// Gets a path below `/v1/`, with a query; by default as the portal's administrator.
  func get(_ path: String, key: String? = NativeWorld.Keys().admin) async throws -> Answer {
    try await send("GET", path, key: key)
  }

  /// Posts JSON text; by default as the portal's administrator.
  func post(
    _ path: String, _ body: String, key: String? = NativeWorld.Keys().admin,
    attempt: String? = nil
  ) async throws -> Answer {
    try await send("POST", path, body, key: key, attempt: attempt)
  }

  /// Sends a request. Names and values of the query stand for themselves.
  func send(
    _ verb: String, _ path: String, _ body: String = "",
    key: String? = NativeWorld.Keys().admin, type: String? = "application/json",
    attempt: String? = nil, source: String = "192.0.2.1"
  ) async throws -> Answer {
    let parts = path.split(separator: "?", maxSplits: 1)
    let fields = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { field in
      let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(pair[0]), pair.count > 1 ? String(pair[1]) : "")
    }
    return Answer(
      try await api.respond(
        to: NativeRequest(
          verb: verb,
          segments: parts[0].split(separator: "/", omittingEmptySubsequences: false)
            .map(String.init),
          query: Dictionary(fields, uniquingKeysWith: { $1 }), contentType: type,
          authorization: key.map { "Bearer \($0)" }, idempotencyKey: attempt, source: source,
          body: Array(body.utf8))))
  }

  /// Sends a request with the key of the server.
  func manage(
    _ verb: String, _ path: String, _ body: JSONValue? = nil, key: String? = nil
  ) async throws -> Answer {
    try await send(verb, path, body?.encodedString() ?? "", key: key ?? keys.server)
  }

  /// The records of the portal's audit log, newest first.
  func log() async throws -> [JSONValue] {
    try await get("audit").json["records"]?.arrayValue ?? []
  }
}

extension Result where Failure == any Error {
  /// What an asynchronous closure returned or threw.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}

/// Hashes passwords at no cost worth mentioning.
private struct QuickPasswords: PasswordHashing {
  func hash(of password: String) async throws(PasswordQueueFull) -> PasswordHash {
    PasswordHash(
      of: password, cost: .cheap, random: SeededRandom(seed: 1))
  }
}

private struct KnownZones: ZoneCheck {
  func isKnown(_ zone: String) -> Bool { zone == "Europe/Berlin" }
}
