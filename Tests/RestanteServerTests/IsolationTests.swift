import Foundation
import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteServer

/// Everything that a portal keeps, as far as its readers show it.
private struct PortalDump: Equatable {
  var portal: Portal?
  var users: [PortalUser]
  var applications: [Application]
  var bindings: [[Binding]]
  var events: [EventPage]
  var figures: [QueueFigures]
  var options: [JSONObject]
  var webhooks: [WebhookRecord]
  var doors: [DoorRecord]
  var keys: [APIKeyRecord]
  var tokens: [[TokenRecord]]
  var secrets: [[SecretHash]]
  var eventNames: [PortalEventName]
  var audit: [AuditRecord]
  var handlers: [HandlerFigures]
  var deliveries: [ListedDelivery]
  var outgoingWebhooks: [OutgoingWebhook]

  init(of id: PortalID, in store: any Store, only clientID: String? = nil) async throws {
    portal = try await store.portal(id)
    users = try await store.users(on: id, after: nil, limit: 999)
    applications = try await store.applications(on: id, after: nil, limit: 999)
      .filter { clientID == nil || $0.clientID == clientID }
    webhooks = try await store.webhooks(on: id, after: nil, limit: 999)
    doors = try await store.doors(on: id, after: nil, limit: 999)
    keys = try await store.apiKeys(on: id, after: nil, limit: 999)
    eventNames = try await store.eventNames(on: id)
    audit = try await store.auditRecords(on: id, before: nil, limit: 999)
    handlers = try await store.handlers(on: id, after: nil, limit: 999)
    outgoingWebhooks = try await store.outgoingWebhooks(on: id, after: nil, limit: 999)
    deliveries = []
    for phase in DeliveryPhase.allCases {
      deliveries += try await store.deliveries(
        ListDeliveries(portal: id, phase: phase, limit: 999))
    }
    figures = try await store.queueFigures(on: id)
      .filter { clientID == nil || $0.clientID == clientID }
    (bindings, events, options, tokens, secrets) = ([], [], [], [], [])
    for application in applications {
      bindings.append(
        try await store.bindings(of: application.id, on: id, actingAs: nil))
      for connector in ["", "sync"] {
        let key = QueueKey(portal: id, application: application.id, connector: connector)
        events.append(try await store.listEvents(ListEvents(queue: key, limit: 999)))
      }
      for user in [nil, UserID(rawValue: 1), UserID(rawValue: 2)] {
        options.append(
          try await store.options(
            of: OptionOwner(portal: id, application: application.id, user: user)))
      }
      tokens.append(
        try await store.tokens(of: application.id, on: id, after: nil, limit: 999))
      secrets.append(
        try await store.clients(clientID: application.clientID)
          .filter { $0.portal.id == id }.flatMap(\.secrets))
    }
  }
}

/// Publishes an event and parks its deliveries in one transaction, so that no server tries them.
private struct PublishParked: StoreOperation {
  let publish: PublishEvents
  let handler: BindingID

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    _ = try publish.run(in: transaction)
    return try ParkDeliveries(portal: publish.portal, selection: .handler(handler))
      .run(in: transaction)
  }
}

/// A portal whose every text holds a mark, so that it is noticed wherever it comes up.
private struct MarkedPortal {
  /// Stands in names, data and domains of the portal.
  let mark: String
  let domain: String
  let portal: Portal
  let key: String
  let publishKey: String
  let clientID: String
  let secret: String
  let otherClientID: String
  var accessTokens: [String]
  var refreshTokens: [String]
  var webhookPath: String
  /// Ids that the portal's rows have and that an attacker may know or guess.
  var ids: [String]

  init(_ mark: String, on server: LiveServer) async throws {
    self.mark = mark
    domain = "\(mark).example"
    let added = try await server.manage("POST", "portals", ["domain": .string(domain)])
    key = try #require(added.json["admin_key"]?.stringValue)
    portal = try #require(try await server.store.portal(domain: domain))
    for name in ["admin", "user"] {
      _ = try await server.manage(
        "POST", "users",
        [
          "login": .string("\(mark)\(name)"), "name": .string("\(mark) \(name)"),
          "admin": .bool(name == "admin"), "password": .string("password of \(mark)"),
        ], key: key)
    }
    // Both portals have an application under one client id, as databases of older versions may,
    // and one of their own.
    (clientID, otherClientID) = ("shared.app", "\(mark).app")
    secret = Credential.secret(using: SystemRandomSource())
    _ = try await server.store.perform(
      EnsureApplication(
        portal: portal.id, clientID: clientID, name: "\(mark) app",
        scopes: try await server.demoClient().application.scopes, isInstalled: true,
        secret: SecretHash(of: secret)))
    let app = try await server.manage(
      "POST", "apps", ["client_id": .string(otherClientID), "name": .string("\(mark) app")],
      key: key)
    #expect(app.status == 200)
    (accessTokens, refreshTokens, ids) = ([], [], [])
    for user in [1, 2] {
      let tokens = try await server.manage(
        "POST", "tokens", ["client_id": "shared.app", "user_id": .int(user)], key: key)
      accessTokens.append(try #require(tokens.json["access_token"]?.stringValue))
      refreshTokens.append(try #require(tokens.json["refresh_token"]?.stringValue))
    }
    let hook = try await server.manage(
      "POST", "webhooks", ["user_id": 1, "label": .string(mark)], key: key)
    webhookPath = "/rest/1/\(try #require(hook.json["code"]?.stringValue))"
    ids.append(try #require(hook.json["id"]?.stringValue))
    let door = try await server.manage("POST", "doors", ["label": .string(mark)], key: key)
    ids.append(try #require(door.json["id"]?.stringValue))
    let publisher = try await server.manage(
      "POST", "keys", ["scope": "publish", "label": .string(mark)], key: key)
    publishKey = try #require(publisher.json["key"]?.stringValue)
    ids.append(try #require(publisher.json["id"]?.stringValue))
    ids += accessTokens.map { "\(CredentialID(of: SecretHash(of: $0)))" }
    _ = try await server.manage(
      "POST", "event-names", ["event": .string("ON\(mark.uppercased())")], key: key)
    try await addOutgoingWebhook(server)
    try await fill(server)
  }

  /// An outgoing webhook with a parked delivery.
  private func addOutgoingWebhook(_ server: LiveServer) async throws {
    let event = "ONPARKED"
    let added = try await server.manage(
      "POST", "outgoing-webhooks",
      [
        "url": .string("https://127.0.0.1:9/\(mark)"), "events": [.string(event)],
        "label": .string(mark),
      ], key: key)
    let handler = try #require(added.json["id"]?.intValue)
    let parked = try await server.store.perform(
      PublishParked(
        publish: PublishEvents(
          portal: portal.id, mode: .safe,
          publications: [
            Publication(name: EventName(stored: event), data: .string("\(mark) data"))
          ]), handler: BindingID(rawValue: handler)))
    #expect(parked == 1)
  }

  /// Queues with pending, claimed and failed events, and options.
  private func fill(_ server: LiveServer) async throws {
    let other = try await server.manage(
      "POST", "tokens", ["client_id": .string(otherClientID), "user_id": 1], key: key)
    let token = try #require(other.json["access_token"]?.stringValue)
    for (token, connector) in [(accessTokens[0], ""), (accessTokens[0], "sync"), (token, "")] {
      _ = try await server.client.post(
        "/rest/event.bind",
        #"{"auth":"\#(token)","event":"ONCRMDEALUPDATE","event_type":"offline","#
          + #""auth_connector":"\#(connector)"}"#)
      _ = try await server.client.post(
        "/rest/app.option.set", #"{"auth":"\#(token)","options":{"a":"\#(mark)"}}"#)
    }
    for number in 0..<6 {
      _ = try await server.client.post(
        "/v1/events", #"{"event":"ONCRMDEALUPDATE","data":{"\#(mark)":\#(number)}}"#,
        key: publishKey)
    }
    for token in [accessTokens[0], token] {
      _ = try await server.client.get("/rest/event.offline.get?auth=\(token)&clear=0&limit=2")
    }
  }
}

/// Random calls with the credentials of one side, aimed at the other's rows.
private struct RandomAttack {
  let random: SeededRandom
  let attacker: MarkedPortal
  let victim: MarkedPortal
  let server: LiveServer

  private func pick(_ texts: [String]) -> String { random.element(of: texts) ?? "" }

  private var clientIDs: [String] {
    [victim.clientID, victim.otherClientID, attacker.otherClientID]
  }

  private func wire() async throws -> Answer {
    let method = pick([
      "event.offline.get", "event.offline.list", "event.offline.clear", "event.offline.error",
      "event.get", "event.bind", "event.unbind", "event.test", "app.info", "app.option.get",
      "app.option.set", "user.option.set", "profile", "events", "batch", "user.current",
      "access.name",
    ])
    var body: JSONObject = [
      "clear": .int(random.number(below: 2)), "limit": 50,
      "auth_connector": .string(pick(["", "sync"])),
      "event": .string(pick(["ONCRMDEALUPDATE", "ON\(victim.mark.uppercased())"])),
      "event_type": "offline", "options": ["a": "mine"],
      "filter": [">ID": .int(random.number(below: 4))],
      "id": .array((0..<9).map { .int($0) }), "portal": .string(victim.domain),
      "member_id": .string(victim.portal.memberID), "client_id": .string(victim.otherClientID),
      "cmd": [.string("event.offline.list?auth=\(attacker.accessTokens[1])"), "event.offline.get"],
      "ACCESS": ["U1", "U2"],
    ]
    if random.chance(percent: 60) {
      body["process_id"] = .string(pick(["", "p", "0", String(repeating: "a", count: 32)]))
    }
    if random.chance(percent: 25) {
      return try await server.client.post(
        "\(attacker.webhookPath)/\(method)", JSONValue.object(body).encodedString())
    }
    body["auth"] = .string(pick(attacker.accessTokens))
    return try await server.client.post("/rest/\(method)", JSONValue.object(body).encodedString())
  }

  private func native() async throws -> Answer {
    let portal = random.chance(percent: 40) ? "?portal=\(victim.domain)" : ""
    let id = pick(victim.ids + ["1", "2", "99"])
    let number = random.number(below: 5)
    let path = pick([
      "portals", "portals/\(victim.domain)", "users", "users/\(id)", "apps",
      "apps/\(pick(clientIDs))", "apps/\(pick(clientIDs))/\(pick(["install", "update", "rotate"]))",
      "webhooks", "webhooks/\(id)", "webhooks/\(id)/rotate", "doors", "doors/\(id)",
      "keys", "keys/\(id)", "keys/\(id)/rotate", "tokens?client_id=\(pick(clientIDs))",
      "tokens/\(id)", "audit",
      "queues", "queues/\(pick(clientIDs))", "queues/\(pick(clientIDs))/dead",
      "queues/\(pick(clientIDs))/events?state=\(pick(["pending", "claimed", "dead", "past"]))",
      "queues/\(pick(clientIDs))/events/\(number)", "queues/\(pick(clientIDs))/purge",
      "queues/\(pick(clientIDs))/history", "queues/\(pick(clientIDs))/\(pick(["drop", "redrive"]))",
      "events", "event-names", "handlers", "handlers/\(number)/resume", "deliveries",
      "deliveries/\(number)/1", "deliveries/\(pick(["park", "redrive", "drop"]))",
      "outgoing-webhooks", "outgoing-webhooks/\(number)", "outgoing-webhooks/\(number)/rotate",
    ])
    let method = pick(["GET", "GET", "POST", "PATCH", "DELETE"])
    let query = path.contains("?") ? portal.replacing("?", with: "&") : portal
    // The attacker's own users stay, so that its credentials go on working.
    if method == "DELETE" && (path.hasPrefix("users/") || path.hasPrefix("tokens")) {
      return try await server.manage("GET", path + query, key: attacker.key)
    }
    if method == "POST" && path.contains(/^(handlers|deliveries|outgoing-webhooks)\//) {
      return try await server.manage(
        method, path + query, path.hasPrefix("deliveries") ? ["handler": .int(number)] : [:],
        key: attacker.key)
    }
    return try await server.manage(
      method, path + query,
      method == "GET" || method == "DELETE"
        ? nil
        : [
          "all": true, "client_id": .string(victim.otherClientID), "user_id": 1,
          "scope": "read", "name": "taken over", "domain": .string(victim.domain),
          "event": "ONCRMDEALUPDATE", "version": 9, "label": "taken over",
          "data": ["stolen": true],
        ], key: pick([attacker.key, attacker.publishKey]))
  }

  private func tokenEndpoint() async throws -> Answer {
    let grant = pick(["refresh_token", "authorization_code"])
    let token = pick(victim.refreshTokens + victim.accessTokens)
    return try await server.client.get(
      "/oauth/token/?grant_type=\(grant)&client_id=\(pick(clientIDs))"
        + "&client_secret=\(attacker.secret)&refresh_token=\(token)&code=\(token)")
  }

  func step() async throws -> Answer {
    switch random.number(below: 10) {
    case 0..<5: try await wire()
    case 5..<9: try await native()
    default: try await tokenEndpoint()
    }
  }
}

@Suite("Isolation of portals and applications")
struct IsolationTests {
  private static let seeds: [UInt64] = {
    if let text = ProcessInfo.processInfo.environment["RESTANTE_SEED"], let seed = UInt64(text) {
      return [seed]
    }
    return (0..<3).map { _ in SystemRandomSource().next() }
  }()

  @Test(
    "Whatever a portal's credentials are used for, another portal's rows are not shown or changed",
    arguments: seeds)
  func portals(seed: UInt64) async throws {
    // Enough of an attack does something, if only to the attacker's own rows: about 75 calls do, 50
    // to 100 in nearly every run. One that revokes its own credentials soon is made once more.
    var succeeded = 0
    for number in 0..<5 as Range<UInt64> where succeeded <= 25 {
      succeeded = try await attackPortal(seed: seed &+ number)
    }
    #expect(succeeded > 25, "seed \(seed): \(succeeded)")
  }

  /// Attacks a portal; returns how many calls succeeded.
  private func attackPortal(seed: UInt64) async throws -> Int {
    let count = Mutex(0)
    try await LiveServer.run(.sqlite) { server in
      let attacker = try await MarkedPortal("attacker", on: server)
      let victim = try await MarkedPortal("victimmark", on: server)
      let before = try await PortalDump(of: victim.portal.id, in: server.store)
      #expect(before.events.contains { $0.total == 6 } && before.webhooks.count == 1)
      #expect(before.doors.count == 1 && before.outgoingWebhooks.count == 1)
      #expect(before.deliveries.count == 1)
      let attack = RandomAttack(
        random: SeededRandom(seed: seed), attacker: attacker, victim: victim, server: server)
      var succeeded = 0
      for number in 0..<300 {
        let answer = try await attack.step()
        if answer.status == 200 { succeeded += 1 }
        // A refusal may repeat the name that the attacker itself gave.
        let shown = answer.status == 200 ? answer.text : ""
        for secret in [victim.mark + " ", #""victimmark""#, victim.secret, victim.key]
          + victim.accessTokens + victim.refreshTokens
        {
          #expect(!shown.contains(secret), "seed \(seed), call \(number): \(shown.prefix(400))")
        }
      }
      let after = try await PortalDump(of: victim.portal.id, in: server.store)
      #expect(after == before, "seed \(seed)")
      count.withLock { [succeeded] in $0 = succeeded }
    }
    return count.withLock { $0 }
  }

  @Test(
    "An application's tokens neither show nor change another application's rows", arguments: seeds)
  func applications(seed: UInt64) async throws {
    try await LiveServer.run(.sqlite) { server in
      let marked = try await MarkedPortal("victimmark", on: server)
      let other = marked.otherClientID
      let before = try await PortalDump(of: marked.portal.id, in: server.store, only: other)
      #expect(before.events.contains { $0.total == 6 })
      let random = SeededRandom(seed: seed)
      var succeeded = 0
      for _ in 0..<200 {
        let method =
          random.element(of: [
            "event.offline.get", "event.offline.clear", "event.offline.error", "event.unbind",
            "app.option.set", "event.bind", "batch", "event.test",
          ]) ?? ""
        var body: JSONObject = [
          "auth": .string(marked.accessTokens[0]), "clear": .int(random.number(below: 2)),
          "event": "ONCRMDEALUPDATE", "event_type": "offline", "options": ["a": "mine"],
          "id": .array((0..<9).map { .int($0) }), "client_id": .string(other),
          "cmd": ["event.offline.get", "event.unbind?event=ONCRMDEALUPDATE&event_type=offline"],
        ]
        if random.chance(percent: 50) {
          body["process_id"] = .string(random.element(of: ["", "p", "0"]) ?? "")
        }
        let answer = try await server.client.post(
          "/rest/\(method)", JSONValue.object(body).encodedString())
        if answer.status == 200 { succeeded += 1 }
      }
      #expect(succeeded > 25, "seed \(seed): \(succeeded)")
      let after = try await PortalDump(of: marked.portal.id, in: server.store, only: other)
      #expect(after == before, "seed \(seed)")
    }
  }
}
