import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST
@testable import RestanteServer

@Suite("The error table over HTTP")
struct ErrorsOverHTTPTests {
  /// A row and a request that provokes it.
  struct Provocation: Sendable, CustomTestStringConvertible {
    let row: ErrorEntry
    var mode = Mode.safe
    var requiresHTTPS = false
    var rateLimit = RateLimit.off
    var isInBatch = false
    let run: @Sendable (LiveServer) async throws -> Answer

    init(
      _ row: ErrorEntry, mode: Mode = .safe, requiresHTTPS: Bool = false, isInBatch: Bool = false,
      rateLimit: RateLimit = .off,
      _ run: @escaping @Sendable (LiveServer) async throws -> Answer
    ) {
      self.row = row
      self.mode = mode
      self.requiresHTTPS = requiresHTTPS
      self.isInBatch = isInBatch
      self.rateLimit = rateLimit
      self.run = run
    }

    /// A call as the administrator of the demo portal.
    init(_ row: ErrorEntry, _ method: String, _ parameters: JSONValue = [:], _ mode: Mode = .safe) {
      self.init(row, mode: mode) { try await $0.call(method, parameters) }
    }

    var testDescription: String { "\(row)" }
  }

  /// Rows that no request can provoke in a server that runs as it should: they have tests of their
  /// own, at the wire or of the server's start, stop and store.
  static let provokedElsewhere: Set<ErrorEntry> = [
    .notServing, .storeUnavailable, .lowSpace, .outcomeUnknown,
    .idempotencyInProgress, .operationTime, .tooManyWaiting, .tooManyBodies, .searchTooLong,
  ]

  /// What an administrator decided, and the call that is refused for it.
  private static func decided(
    _ row: ErrorEntry, _ path: String, _ body: JSONValue, calling method: String = "profile",
    _ parameters: JSONValue = [:]
  ) -> Provocation {
    Provocation(row) { server in
      let path = path.replacing("{client_id}", with: server.demo.clientID)
      let answer = try await server.manage("PATCH", path, body)
      #expect(answer.status == 200)
      return try await server.call(method, parameters)
    }
  }

  /// A call while an application's remains are being removed.
  private static func removing(_ row: ErrorEntry, forGood: Bool) -> Provocation {
    Provocation(row) { server in
      let client = try await server.demoClient()
      _ = try await server.store.perform(
        UninstallApplication(
          portal: client.portal.id, application: client.application.id,
          removesApplication: forGood, mode: .safe))
      return try await server.call("profile")
    }
  }

  private static let application = "apps/{client_id}?portal=localhost"

  static let administrationRows: [Provocation] = [
    decided(.portalDeleted, "portals/localhost", ["state": "stopped"]),
    decided(.commercialPlans, "portals/localhost", ["rest": false]),
    decided(
      .connectorLicence, "portals/localhost", ["rest_auth_connector": false],
      calling: "profile", ["auth_connector": ""]),
    decided(
      .offlineLicence, "portals/localhost", ["rest_offline_extended": false],
      calling: "event.offline.get", ["clear": 0]),
    Provocation(.subscriptionOnly) { server in
      _ = try await server.manage("PATCH", "portals/localhost", ["rest": false])
      let path = server.demo.webhookURL.dropFirst(server.client.base.count)
      return try await server.client.get("\(path)profile")
    },
    decided(.paymentRequired, application, ["payment": "required"]),
    decided(.subscriptionEnded, application, ["payment": "ended"]),
    decided(.applicationBlocked, application, ["blocked": true]),
    decided(.applicationNotFound, application, ["active": false]),
    decided(.userNotAllowed, application, ["allowed_users": [2]]),
    decided(.unconfirmedUser, "users/1?portal=localhost", ["confirmed": false]),
    removing(.notInstalled, forGood: false),
    removing(.applicationRemoved, forGood: true),
  ]

  static let callerRows: [Provocation] = [
    Provocation(.methodNotFound, "no.such.method"),
    Provocation(.noAuthorization) { try await $0.call("profile", as: nil) },
    Provocation(.unknownToken) { try await $0.call("profile", as: "nobody") },
    Provocation(.expiredToken) { server in
      try await server.issue("old", user: 1, lifetime: 0)
      return try await server.call("profile", as: "old")
    },
    Provocation(.inactiveUser) { server in
      let portal = try await server.demoClient().portal.id
      _ = try await server.store.perform(
        EnsureUser(
          user: PortalUser(
            portal: portal, id: UserID(rawValue: 9), isAdministrator: false, isActive: false)))
      try await server.issue("gone", user: 9)
      return try await server.call("profile", as: "gone")
    },
    Provocation(.tokenScope) { server in
      try await server.issue("bare", user: 1)
      return try await server.call("user.current", as: "bare")
    },
    Provocation(.webhookScope) { server in
      let portal = try await server.demoClient().portal.id
      try await server.store.perform(
        AddWebhook(
          portal: portal, user: UserID(rawValue: 1), code: SecretHash(of: "code"), scopes: []))
      return try await server.client.get("/rest/1/code/user.current")
    },
    Provocation(.queryLimit, rateLimit: .bucket(capacity: 1, perSecond: 1)) { server in
      _ = try await server.call("profile")
      return try await server.call("profile")
    },
    Provocation(.batchScope, isInBatch: true) { server in
      try await server.issue("bare", user: 1)
      return try await server.call("batch", ["cmd": ["user.current"]], as: "bare")
    },
    Provocation(.badWebhook) { try await $0.client.get("/rest/1/wrong/profile") },
    Provocation(.httpsRequired, requiresHTTPS: true) {
      try await $0.client.get("/rest/1/code/profile")
    },
    Provocation(.accessDenied, mode: .strict) { server in
      try await server.call("event.offline.get", as: server.demo.userAccessToken)
    },
    Provocation(.accessDeniedBecause) { server in
      try await server.call("app.option.set", ["a": 1], as: server.demo.userAccessToken)
    },
    Provocation(.wrongAuthType) { server in
      let portal = try await server.demoClient().portal.id
      try await server.store.perform(
        AddWebhook(
          portal: portal, user: UserID(rawValue: 1), code: SecretHash(of: "code"), scopes: []))
      return try await server.client.get("/rest/1/code/events")
    },
    Provocation(.bodyTooLarge) { server in
      try await server.client.post(
        "/rest/profile", String(repeating: " ", count: RequestLimits.bodyBytes + 1))
    },
  ]

  static let parameterRows: [Provocation] = [
    Provocation(.tooManyParameters) { server in
      let list = String(repeating: "0,", count: ParameterDecoder.maxJSONValues)
      return try await server.client.post(
        "/rest/profile", "{\"a\":[\(list)0]}", key: server.demo.accessToken)
    },
    Provocation(.unreadableBody) { server in
      try await server.client.post("/rest/profile", "{", key: server.demo.accessToken)
    },
    Provocation(.unreadBody) { server in
      try await server.client.send(
        "PUT", "/rest/event.offline.get", key: server.demo.accessToken, body: Array("a=1".utf8))
    },
    Provocation(.bodyEncoding) { server in
      try await server.client.send(
        "POST", "/rest/profile", key: server.demo.accessToken, body: Array("a=1".utf8),
        headers: ["Content-Encoding": "gzip"])
    },
    Provocation(.emptyArgument, "event.offline.clear"),
    Provocation(.invalidType, "profile", ["auth_connector": []]),
    Provocation(.tooManyValues, "access.name", ["ACCESS": .array(Array(repeating: 1, count: 501))]),
    Provocation(.eventType, "event.bind", ["event": "A", "event_type": "x"]),
    Provocation(.limit, "event.offline.get", ["limit": 0]),
    Provocation(.lease, "event.offline.get", ["clear": 0, "lease": 604_801]),
    Provocation(.renewal, "event.offline.get", ["process_id": "p", "lease": 604_801]),
    Provocation(.messageIDs, "event.offline.error", ["process_id": "p"]),
    Provocation(.ids, "event.offline.clear", ["process_id": "p", "id": 1]),
    Provocation(.filterNotArray, "event.offline.get", ["filter": 1]),
    Provocation(.filterOperation, "event.offline.get", ["filter": ["!ID": 1]]),
    Provocation(.filterField, "event.offline.get", ["filter": ["X": 1]]),
    Provocation(.filterOperator, "event.offline.get", ["filter": ["%ID": 1]], .strict),
    Provocation(
      .filterTooLarge, "event.offline.get",
      ["filter": ["@ID": .array(Array(repeating: 1, count: 5_001))]]),
    Provocation(.orderNotArray, "event.offline.get", ["order": 1]),
    Provocation(.orderField, "event.offline.get", ["order": ["X": "ASC"]]),
    Provocation(.orderDirection, "event.offline.get", ["order": ["ID": "X"]]),
    Provocation(.badDate, "event.offline.get", ["filter": [">TIMESTAMP_X": "x"]]),
    Provocation(.strictBadDate, "event.offline.list", ["filter": [">TIMESTAMP_X": "x"]], .strict),
    Provocation(.queryError, "event.offline.list", ["filter": ["@ID": []]], .strict),
    Provocation(
      .optionsTooLarge, "user.option.set",
      ["a": .string(String(repeating: "x", count: OptionLimits.bytes))]),
    Provocation(.emptyCode, "feature.get"),
    Provocation(.idempotencyKey) { try await $0.take(1, attempt: "\"") },
    Provocation(.idempotencyReused) { server in
      _ = try await server.take(1, attempt: "k")
      return try await server.take(2, attempt: "k")
    },
    Provocation(.idempotencyFull) { server in
      let client = try await server.demoClient()
      let reply = [UInt8](repeating: 0, count: IdempotencyRecord.maxBytes)
      let key = IdempotencyKey(
        portal: client.portal.id, owner: .application(client.application.id), method: "other",
        value: "k")
      _ = try await server.store.perform(
        Idempotent(
          key: key, fingerprint: [], operation: RemoveExpiredCredentials(portal: client.portal.id)
        ) { _ in reply })
      return try await server.take(1, attempt: "k")
    },
  ]

  static let bindingRows: [Provocation] = [
    Provocation(
      .offlineForbidden, "event.bind", ["event": "ONOFFLINEEVENT", "event_type": "offline"]),
    Provocation(.eventNotFound, "event.bind", ["event": "ONX", "event_type": "offline"]),
    Provocation(.handlerURL, "event.bind", ["event": "ONAPPTEST", "handler": "x"]),
    Provocation(.handlerProtocol, "event.bind", ["event": "ONAPPTEST", "handler": "ftp://a.b/"]),
    Provocation(.tooManyConnectors) { server in
      for number in 1...EventBind.maxConnectors {
        try await server.bind("ONAPPTEST", connector: "c\(number)")
      }
      return try await server.call(
        "event.bind", ["event": "ONAPPTEST", "event_type": "offline"])
    },
    Provocation(.handlerBound) { server in
      let parameters: JSONValue = ["event": "ONAPPTEST", "event_type": "offline"]
      _ = try await server.call("event.bind", parameters)
      return try await server.call("event.bind", parameters)
    },
    Provocation(.batchLength, isInBatch: true) { server in
      let commands = JSONValue.array(Array(repeating: "user.admin", count: 51))
      return try await server.call("batch", ["cmd": commands])
    },
    Provocation(.batchMethod, isInBatch: true) {
      try await $0.call("batch", ["cmd": ["batch"]])
    },
    Provocation(.batchReferences, isInBatch: true) { server in
      let places = Array(repeating: "a[]=$result[0]", count: 15_000).joined(separator: "&")
      return try await server.call("batch", ["cmd": ["scope?full=1", .string("scope?\(places)")]])
    },
    Provocation(.replyTooLarge, mode: .strict) { server in
      try await server.bind("E")
      for letter in ["a", "b", "c"] {
        let text = String(repeating: letter, count: 4 << 20)
        _ = try await server.publish(#"{"event":"E","data":"\#(text)"}"#)
      }
      // An XML reply may be an eighth as large as a JSON one, 8 MiB; the error comes as XML too.
      return try await server.call("event.offline.get.xml")
    },
    Provocation(.wrongEncoding) { server in
      try await server.bind("E")
      let portal = try await server.demoClient().portal.id
      let data = (0..<600).reduce(JSONValue.int(1)) { inner, _ in [inner] }
      _ = try await server.store.perform(
        PublishEvents(
          portal: portal, mode: .safe,
          publications: [Publication(name: EventName(stored: "E"), data: data)]))
      return try await server.call("event.offline.list.xml")
    },
  ]

  static let provocations = callerRows + administrationRows + parameterRows + bindingRows

  @Test("Clients see each row as it stands in the table", arguments: provocations)
  func row(provocation: Provocation) async throws {
    let row = provocation.row
    try await LiveServer.run(
      mode: provocation.mode, requiresHTTPS: provocation.requiresHTTPS,
      rateLimit: provocation.rateLimit
    ) { server in
      let answer = try await provocation.run(server)
      if provocation.isInBatch {
        #expect(answer.status == 200)
        let errors = answer.json["result"]?["result_error"]
        let first = errors?.arrayValue?.first ?? errors?.objectValue?.first?.value
        #expect(first?["error"]?.stringValue == row.code)
      } else {
        #expect(answer.status == row.status)
        #expect(answer.text.contains(row.code))
        #expect(answer.json["time"] == nil)
      }
      for part in row.message.split(separator: "%") {
        let isShown = answer.text.contains(Self.escaped(part)) || answer.text.contains(part)
        #expect(isShown, "\(answer.text.prefix(300))")
      }
    }
  }

  /// Text as it stands in a JSON reply.
  private static func escaped(_ text: Substring) -> String {
    String(JSONValue.string(String(text)).encodedString(.php).dropFirst().dropLast())
  }

  @Test("Every row that can occur is provoked here or has a test of its own elsewhere")
  func complete() {
    let provoked = Set(Self.provocations.map(\.row))
    #expect(provoked.isDisjoint(with: Self.provokedElsewhere))
    for row in ErrorEntry.allCases where row.waits == nil {
      #expect(provoked.contains(row) || Self.provokedElsewhere.contains(row), "\(row)")
    }
  }
}

extension LiveServer {
  /// Calls a method of the wire with a JSON body.
  fileprivate func call(_ method: String, _ parameters: JSONValue = [:]) async throws -> Answer {
    try await call(method, parameters, as: demo.accessToken)
  }

  fileprivate func call(
    _ method: String, _ parameters: JSONValue = [:], as token: String?
  ) async throws -> Answer {
    try await client.post("/rest/\(method)", parameters.encodedString(), key: token)
  }

  /// Takes events under an idempotency key.
  fileprivate func take(_ limit: Int, attempt: String) async throws -> Answer {
    try await client.post(
      "/rest/event.offline.get", #"{"limit":\#(limit)}"#, key: demo.accessToken,
      attempt: attempt)
  }

  /// Gives the demo application a token without scopes.
  fileprivate func issue(_ token: String, user: Int64, lifetime: Int64 = 3_600) async throws {
    let client = try await demoClient()
    _ = try await store.perform(
      IssueTokens(
        portal: client.portal.id, application: client.application.id,
        user: UserID(rawValue: user), scopes: [], accessToken: SecretHash(of: token),
        refreshToken: SecretHash(of: "refresh \(token)"), accessLifetime: lifetime))
  }
}
