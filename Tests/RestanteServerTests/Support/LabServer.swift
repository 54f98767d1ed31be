import Logging
import RestanteCore
import RestanteJSON
import RestanteLab
import RestanteNative
import RestantePostgres
import RestantePostgresTesting
import RestanteTesting
import ServiceLifecycle
import Synchronization
import Testing

@testable import RestanteServer

/// A server in a lab, inside the test process and on a free port of the loopback interface.
struct LabServer: Sendable {
  /// The stores of a lab.
  enum Kind: String, Sendable, CaseIterable {
    case embedded, postgres
  }

  let client: WebClient
  let address: ListenAddress
  let store: any Store
  let demo: DemoFile

  struct NotReady: Error {}

  /// Runs `body` against a lab with a demo portal, then stops it.
  static func run(
    _ kind: Kind = .embedded, directory: TemporaryDirectory? = nil,
    adjust: (inout ServerConfiguration) throws -> Void = { _ in },
    _ body: @Sendable (LabServer) async throws -> Void
  ) async throws {
    let directory = try directory ?? TemporaryDirectory()
    var configuration = ServerConfiguration()
    configuration.listen = ListenAddress(host: "127.0.0.1", port: 0)
    configuration.dataDirectory = directory.path
    configuration.lab = true
    configuration.demo = true
    configuration.passwordCost = .cheap
    configuration.minimumFreeSpace = 0
    configuration.connections.pace = .patient
    configuration.handlerLimits = .patient
    configuration.database = try await database(kind)
    try adjust(&configuration)
    let probe = ServerProbe()
    var conditions = Lab(configuration).conditions
    conditions.extensions.append(probe)
    let (running, announcement) = AsyncStream<RunningServer>.makeStream()
    let application = RestanteApplication.configured(
      configuration, conditions: conditions, logger: LiveServer.quietLogger
    ) { announcement.yield($0) }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [application], logger: LiveServer.quietLogger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        defer { announcement.finish() }
        try await group.run()
      }
      guard let server = await running.first(where: { _ in true }), let demo = server.demo,
        let store = probe.store
      else {
        try await tasks.next()
        throw NotReady()
      }
      let lab = LabServer(
        client: WebClient(base: "http://\(server.address)"), address: server.address,
        store: store, demo: demo)
      let result = await Result { try await body(lab) }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try result.get()
    }
  }

  /// An empty database with all tables; `nil` for an embedded store.
  static func database(_ kind: Kind) async throws -> ConnectionSettings? {
    guard kind == .postgres else { return nil }
    let cluster = try PostgresCluster.shared.get()
    return try cluster.settings(database: try await PostgresUnderTest.makeDatabase(in: cluster))
  }

  /// Commands the lab; the reply must be a success.
  @discardableResult
  func command(_ path: String, _ body: String) async throws -> JSONValue {
    let answer = try await client.post("/lab/\(path)", body)
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  /// Adds a rule of faults.
  func fault(_ rule: String) async throws { try await command("faults", rule) }

  /// How often each rule applied.
  func applied() async throws -> [Int64] {
    try await client.get("/lab/faults").json["faults"]?.arrayValue?
      .compactMap { $0["applied"]?.intValue } ?? []
  }

  /// Calls a method as the demo portal's administrator.
  func call(
    _ method: String, _ parameters: String = "{}", headers: [String: String] = [:]
  ) async throws -> Answer {
    try await client.send(
      "POST", "/rest/\(method)", key: demo.accessToken, type: WebClient.jsonType,
      body: Array(parameters.utf8), headers: headers)
  }

  /// Makes the demo application want an event in its queue.
  func bind(_ event: String) async throws {
    let answer = try await call("event.bind", #"{"event":"\#(event)","event_type":"offline"}"#)
    #expect(answer.status == 200, "\(answer.text)")
  }

  /// Publishes an event with a number as its data.
  func publish(_ event: String, _ number: Int) async throws {
    let answer = try await client.post(
      "/v1/events", #"{"event":"\#(event)","data":{"FIELDS":{"ID":"\#(number)"}}}"#,
      key: demo.publishKey)
    #expect(answer.status == 200, "\(answer.text)")
  }

  /// What a claim holds.
  struct Claim: Sendable {
    let ids: [String]
    let messageIDs: [String]
    let processID: String
  }

  /// Claims everything, for so many seconds.
  func claim(lease: Int = 3_600) async throws -> Claim {
    let parameters = #"{"clear":0,"lease":\#(lease)}"#
    let result = try await call("event.offline.get", parameters).json["result"]
    let events = result?["events"]?.arrayValue ?? []
    return Claim(
      ids: events.compactMap { $0["ID"]?.stringValue },
      messageIDs: events.compactMap { $0["MESSAGE_ID"]?.stringValue },
      processID: result?["process_id"]?.stringValue ?? "")
  }

  /// The figures of the demo application's queue.
  func queue() async throws -> JSONValue {
    try await client.get("/v1/queues/\(demo.clientID)", key: demo.adminKey).json
  }

  /// How often the one delivery failed that is to be tried again; 0 without one.
  func failures() async throws -> Int64 {
    let answer = try await client.get("/v1/deliveries?phase=retrying", key: demo.adminKey)
    return answer.json["deliveries"]?.arrayValue?.first?["attempts"]?.intValue ?? 0
  }

  /// Waits until the server has noted that the one delivery failed so many times.
  func failed(_ times: Int64) async throws {
    while try await failures() != times { await Task.yield() }
  }

  /// Waits until somebody waits for events of the demo application.
  func watched() async throws {
    guard let client = try await store.clients(clientID: demo.clientID).first else {
      throw NotReady()
    }
    let key = QueueKey(portal: client.portal.id, application: client.application.id)
    while !store.activityFeed.isObserved(key) { await Task.yield() }
  }
}

/// An extension that does nothing but take hold of the server.
private final class ServerProbe: ServerExtension {
  private let server = Mutex<ExtendedServer?>(nil)

  var folder: String { "probe" }
  var routes: [String] { [] }
  var store: (any Store)? { server.withLock { $0?.store } }

  func begin(on server: ExtendedServer) async throws { self.server.withLock { $0 = server } }

  func respond(to request: NativeRequest, isLocal: Bool) async throws -> NativeReply {
    Problem(.unavailable, "\(isLocal)").reply
  }
}
