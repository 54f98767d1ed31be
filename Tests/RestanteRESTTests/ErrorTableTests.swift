import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

extension RESTWorld {
  /// Takes events under an idempotency key.
  fileprivate func get(keyed key: String, limit: Int) async -> Answer {
    Answer(
      await service.respond(
        to: RESTRequest(
          verb: "GET", path: "/rest/event.offline.get", query: "auth=admin&limit=\(limit)",
          idempotencyKey: key)))
  }
}

@Suite("The error table")
struct ErrorTableTests {
  /// What a provoked row looked like.
  struct Refusal: Sendable {
    /// The status of the reply; nil within a batch, where only the error is left of it.
    var status: Int?
    var error: JSONValue

    init(_ answer: Answer) {
      status = answer.status
      error = answer.json
    }

    /// The first error of a batch.
    init(inBatch answer: Answer) {
      error = answer.result["result_error"]?.phpElements?.first ?? nil
    }
  }

  /// A row and a request that provokes it.
  struct Provocation: Sendable, CustomTestStringConvertible {
    let row: ErrorEntry
    let run: @Sendable () async throws -> Refusal

    init(_ row: ErrorEntry, _ run: @escaping @Sendable () async throws -> Refusal) {
      self.row = row
      self.run = run
    }

    /// A call as the administrator of a portal in safe mode.
    init(_ row: ErrorEntry, _ method: String, _ parameters: JSONValue = [:], _ mode: Mode = .safe) {
      self.init(row) { Refusal(try await RESTWorld(mode).call(method, parameters)) }
    }

    var testDescription: String { "\(row)" }
  }

  static let serverRows: [Provocation] = [
    Provocation(.methodNotFound, "no.such.method"),
    // These two only a server can run into.
    Provocation(.bodyTooLarge) {
      Refusal(Answer(RESTReply.bodyTooLarge(path: "/rest/profile", limit: "8 MiB")))
    },
    Provocation(.notServing) { Refusal(Answer(RESTReply.notServing(path: "/rest/profile"))) },
    Provocation(.tooManyBodies) {
      Refusal(Answer(RESTReply.tooManyBodies(path: "/rest/profile")))
    },
    Provocation(.replyTooLarge) {
      let bounds = ReplyBounds(events: 1, bytes: 10, overflow: .refuse)
      let world = try await RESTWorld(.strict, bounds: bounds)
      try await world.publishDeals(2)
      return Refusal(await world.call("event.offline.get"))
    },
    Provocation(.queryLimit) {
      let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
      _ = await world.call("profile")
      return Refusal(await world.call("profile"))
    },
    Provocation(.operationTime) {
      let world = try await RESTWorld(
        operatingLimit: 1, store: { SlowStore($0, milliseconds: 2_000) })
      _ = await world.call("event.get")
      return Refusal(await world.call("event.get"))
    },
    Provocation(.lowSpace) { try await failing(.lowSpace) },
    Provocation(.searchTooLong) { try await failing(.tooLong) },
    Provocation(.storeUnavailable) { try await failing(.unavailable) },
    Provocation(.outcomeUnknown) { try await failing(.unknownOutcome) },
    Provocation(.queryError, "event.offline.list", ["filter": ["@ID": []]], .strict),
    Provocation(.wrongEncoding) {
      let world = try await RESTWorld()
      try await world.bindOffline(["ONCRMDEALUPDATE"])
      try await world.publish(
        "ONCRMDEALUPDATE", (0..<600).reduce(JSONValue.int(1)) { inner, _ in [inner] })
      let answer = await world.get("/rest/event.offline.list.xml", "auth=admin")
      let texts = answer.text.split(whereSeparator: { "<>".contains($0) }).map(String.init)
      var refusal = Refusal(answer)
      refusal.error = ["error": .string(texts[2]), "error_description": .string(texts[5])]
      return refusal
    },
  ]

  private static func failing(_ code: StoreError.Code) async throws -> Refusal {
    let world = try await RESTWorld(store: { FailingStore(inner: $0, error: StoreError(code, "")) })
    return Refusal(await world.call("event.get"))
  }

  static let authorizationRows: [Provocation] = [
    Provocation(.noAuthorization) { Refusal(try await RESTWorld().call("profile", as: nil)) },
    Provocation(.unknownToken) { Refusal(try await RESTWorld().call("profile", as: "nobody")) },
    Provocation(.expiredToken) { try await granted { $0.expiresAt = Timestamp(seconds: 0) } },
    Provocation(.applicationNotFound) { try await granted { $0.application.isActive = false } },
    Provocation(.inactiveUser) { try await granted { $0.user.isActive = false } },
    Provocation(.tokenScope) { Refusal(try await RESTWorld(scopes: []).call("user.current")) },
    Provocation(.webhookScope) {
      Refusal(try await RESTWorld(scopes: []).get("/rest/1/code/user.current"))
    },
    Provocation(.batchScope) {
      Refusal(inBatch: try await RESTWorld(scopes: []).call("batch", ["cmd": ["user.current"]]))
    },
    Provocation(.badWebhook) { Refusal(try await RESTWorld().get("/rest/1/wrong/profile")) },
    Provocation(.httpsRequired) {
      let request = RESTRequest(verb: "GET", path: "/rest/1/code/profile", isSecure: false)
      return Refusal(Answer(try await RESTWorld().service.respond(to: request)))
    },
    Provocation(.accessDenied) {
      Refusal(try await RESTWorld(.strict).call("event.offline.get", as: "user"))
    },
    Provocation(.accessDeniedBecause) {
      Refusal(try await RESTWorld().call("app.option.set", ["a": 1], as: "user"))
    },
    Provocation(.wrongAuthType) { Refusal(try await RESTWorld().get("/rest/1/code/events")) },
  ]

  static let administrationRows: [Provocation] = [
    Provocation(.portalDeleted) { try await onPortal { $0.isStopped = .set(true) } },
    Provocation(.commercialPlans) { try await onPortal { $0.rest = .set(false) } },
    Provocation(.subscriptionOnly) {
      let world = try await RESTWorld()
      try await world.changePortal { $0.rest = .set(false) }
      return Refusal(await world.get("/rest/1/code/profile"))
    },
    Provocation(.connectorLicence) {
      try await onPortal(calling: "profile", ["auth_connector": ""]) {
        $0.authConnector = .set(false)
      }
    },
    Provocation(.offlineLicence) {
      try await onPortal(calling: "event.offline.get", ["clear": 0]) {
        $0.offlineExtended = .set(false)
      }
    },
    Provocation(.applicationRemoved) { try await uninstalling(forGood: true) },
    Provocation(.notInstalled) { try await uninstalling(forGood: false) },
    Provocation(.paymentRequired) { try await withApplication { $0.payment = .set(.required) } },
    Provocation(.subscriptionEnded) { try await withApplication { $0.payment = .set(.ended) } },
    Provocation(.applicationBlocked) { try await withApplication { $0.isBlocked = .set(true) } },
    Provocation(.userNotAllowed) {
      try await withApplication { $0.allowedUsers = .set([UserID(rawValue: 2)]) }
    },
    Provocation(.unconfirmedUser) {
      let world = try await RESTWorld()
      var change = UserChange()
      change.isConfirmed = .set(false)
      _ = try await world.store.perform(
        ChangeUser(portal: world.portal.id, user: UserID(rawValue: 1), change: change))
      return Refusal(await world.call("profile"))
    },
  ]

  private static func onPortal(
    calling method: String = "profile", _ parameters: JSONValue = [:],
    _ make: (inout PortalChange) -> Void
  ) async throws -> Refusal {
    let world = try await RESTWorld()
    try await world.changePortal(make)
    return Refusal(await world.call(method, parameters))
  }

  private static func withApplication(
    _ make: (inout ApplicationChange) -> Void
  ) async throws -> Refusal {
    let world = try await RESTWorld()
    var change = ApplicationChange()
    make(&change)
    _ = try await world.store.perform(
      ChangeApplication(
        portal: world.portal.id, application: world.application.id, change: change, mode: .safe))
    return Refusal(await world.call("profile"))
  }

  /// A call while what the application left behind is being removed.
  private static func uninstalling(forGood: Bool) async throws -> Refusal {
    let world = try await RESTWorld()
    _ = try await world.store.perform(
      UninstallApplication(
        portal: world.portal.id, application: world.application.id, removesApplication: forGood,
        mode: .safe))
    return Refusal(await world.call("profile"))
  }

  private static func granted(
    _ alter: @escaping @Sendable (inout AccessGrantDraft) -> Void
  ) async throws -> Refusal {
    Refusal(try await RESTWorld(store: { GrantingStore($0, alter) }).call("profile"))
  }

  static let parameterRows: [Provocation] = [
    Provocation(.emptyArgument, "event.offline.clear"),
    Provocation(.invalidType, "profile", ["auth_connector": []]),
    Provocation(.tooManyValues, "access.name", ["ACCESS": .array(Array(repeating: 1, count: 501))]),
    Provocation(.eventType, "event.bind", ["event": "A", "event_type": "x"]),
    Provocation(.limit, "event.offline.get", ["limit": 0]),
    Provocation(.lease, "event.offline.get", ["clear": 0, "lease": 0]),
    Provocation(.renewal, "event.offline.get", ["process_id": "p", "lease": -1]),
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
    Provocation(
      .optionsTooLarge, "user.option.set",
      ["a": .string(String(repeating: "x", count: OptionLimits.bytes))]),
    Provocation(.emptyCode, "feature.get"),
    Provocation(.tooManyParameters) {
      let list = String(repeating: "0,", count: ParameterDecoder.maxJSONValues)
      return Refusal(try await RESTWorld().post("profile", "{\"a\":[\(list)0]}"))
    },
    Provocation(.unreadableBody) { Refusal(try await RESTWorld().post("profile", "{")) },
    Provocation(.unreadBody) {
      try await sending { $0.verb = "PUT" }
    },
    Provocation(.bodyEncoding) {
      try await sending { $0.contentEncoding = "gzip" }
    },
  ]

  /// A call with a body and something unusual about it.
  private static func sending(_ change: (inout RESTRequest) -> Void) async throws -> Refusal {
    var request = RESTRequest(
      verb: "POST", path: "/rest/event.offline.get", authorization: "Bearer admin",
      body: Array("limit=1".utf8))
    change(&request)
    return Refusal(Answer(await (try await RESTWorld()).service.respond(to: request)))
  }

  static let idempotencyRows: [Provocation] = [
    Provocation(.tooManyWaiting) {
      Refusal(Answer(await (try await RESTWorld(maxWaiting: 0)).get(wait: 1)))
    },
    Provocation(.idempotencyKey) {
      Refusal(try await RESTWorld().get(keyed: "é", limit: 1))
    },
    Provocation(.idempotencyReused) {
      let world = try await RESTWorld()
      _ = await world.get(keyed: "k", limit: 1)
      return Refusal(await world.get(keyed: "k", limit: 2))
    },
    Provocation(.idempotencyFull) {
      let world = try await RESTWorld()
      let reply = [UInt8](repeating: 0, count: IdempotencyRecord.maxBytes)
      let key = IdempotencyKey(
        portal: world.portal.id, owner: .application(world.application.id), method: "other",
        value: "k")
      _ = try await world.store.perform(
        Idempotent(
          key: key, fingerprint: [], operation: RemoveExpiredCredentials(portal: world.portal.id)
        ) { _ in reply })
      return Refusal(await world.get(keyed: "k", limit: 1))
    },
    Provocation(.idempotencyInProgress) {
      let gate = Gate()
      let world = try await RESTWorld(store: { HoldingStore(inner: $0, gate: gate) })
      // The first call waits in the store until its twin was refused.
      async let first = world.get(keyed: "k", limit: 1)
      await gate.arrival()
      let twin = Refusal(await world.get(keyed: "k", limit: 1))
      gate.open()
      _ = await first
      return twin
    },
  ]

  static let bindingRows: [Provocation] = [
    Provocation(
      .offlineForbidden, "event.bind", ["event": "ONOFFLINEEVENT", "event_type": "offline"]),
    Provocation(.eventNotFound, "event.bind", ["event": "ONX", "event_type": "offline"]),
    Provocation(.handlerURL, "event.bind", ["event": "ONAPPTEST", "handler": "x"]),
    Provocation(.handlerProtocol, "event.bind", ["event": "ONAPPTEST", "handler": "ftp://a.b/"]),
    Provocation(.tooManyConnectors) {
      let world = try await RESTWorld()
      for number in 1...EventBind.maxConnectors {
        try await world.bindOffline(["ONAPPTEST"], connector: "c\(number)")
      }
      let one: JSONValue = [
        "event": "ONCRMDEALADD", "event_type": "offline", "auth_connector": "c1",
      ]
      guard await world.call("event.bind", one).result == true else {
        throw RESTWorld.Failure.setUp
      }
      return Refusal(
        await world.call("event.bind", ["event": "ONAPPTEST", "event_type": "offline"]))
    },
    Provocation(.handlerBound) {
      let world = try await RESTWorld()
      try await world.bindOffline(["ONAPPTEST"])
      return Refusal(
        await world.call("event.bind", ["event": "ONAPPTEST", "event_type": "offline"]))
    },
  ]

  static let batchRows: [Provocation] = [
    Provocation(.batchLength) {
      let commands = JSONValue.array(Array(repeating: "user.admin", count: 51))
      return Refusal(inBatch: try await RESTWorld().call("batch", ["cmd": commands]))
    },
    Provocation(.batchMethod) {
      Refusal(inBatch: try await RESTWorld().call("batch", ["cmd": ["batch"]]))
    },
    Provocation(.batchReferences) {
      let places = Array(repeating: "a[]=$result[0]", count: 15_000).joined(separator: "&")
      return Refusal(
        inBatch: try await RESTWorld().call(
          "batch", ["cmd": ["scope?full=1", .string("scope?\(places)")]]))
    },
  ]

  static let provocations =
    serverRows + authorizationRows + administrationRows + parameterRows + idempotencyRows
    + bindingRows + batchRows

  @Test("has rows that requests see as they stand in it", arguments: provocations)
  func row(provocation: Provocation) async throws {
    let row = provocation.row
    let refusal = try await provocation.run()
    if let status = refusal.status { #expect(status == row.status) }
    let code: JSONValue = Int64(row.code).map { .int($0) } ?? .string(row.code)
    #expect(refusal.error["error"] == code)
    let message = refusal.error["error_description"]?.stringValue ?? ""
    let parts = row.message.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    #expect(message.hasPrefix(parts[0]), "\(message)")
    #expect(message.hasSuffix(parts[parts.count - 1]), "\(message)")
    #expect(parts.count == 2 || message == row.message)
  }

  @Test("has no row that is neither provoked nor marked with what it waits for, and none with both")
  func complete() {
    let provoked = Set(Self.provocations.map(\.row))
    for row in ErrorEntry.allCases {
      #expect(provoked.contains(row) == (row.waits == nil), "\(row)")
    }
  }

  @Test(
    "has a code, a status of its kind and a message in each row", arguments: ErrorEntry.allCases)
  func form(row: ErrorEntry) {
    #expect(!row.code.isEmpty && !row.code.contains(" "))
    #expect(row.rawValue == "\(row.code) \(row.status) \(row.message)")
    #expect((400...599).contains(row.status) || row == .wrongEncoding)
    #expect(row.message.isEmpty == (row == .batchScope))
  }
}
