import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("event.bind")
struct EventBindTests {
  static let handler: JSONValue = "https://h.test/x"
  static let duplicate = errorText(
    "ERROR_CORE", "Unable to set event handler: Handler already binded")

  @Test("answers true, and an error for the same binding again")
  func bind() async throws {
    let world = try await RESTWorld()
    let online: JSONValue = ["event": "onCrmLeadAdd", "handler": Self.handler]
    #expect(await world.call("event.bind", online).withoutTime == #"{"result":true}"#)
    let again = await world.call("event.bind", online)
    #expect(again.status == 400)
    #expect(again.text == Self.duplicate)
    let offline: JSONValue = ["EVENT": "ONCRMLEADADD", "Event_Type": "OFFLINE"]
    #expect(await world.call("event.bind", offline).result == true)
    #expect(await world.call("event.bind", offline).text == Self.duplicate)
    // Handler and user of offline bindings do not count.
    let ignored: JSONValue = [
      "event": "ONCRMLEADADD", "event_type": "offline", "handler": "nonsense", "auth_type": 7,
    ]
    #expect(await world.call("event.bind", ignored).text == Self.duplicate)
    for (name, value) in [("auth_connector", "c"), ("auth_type", 5)] as [(String, JSONValue)] {
      var other = online.objectValue ?? [:]
      other[name] = value
      #expect(await world.call("event.bind", .object(other)).result == true)
    }
  }

  /// Calls of an administrator that are refused, in the order of the checks.
  static let badCalls: [(JSONValue, String)] = [
    ([:], empty("EVENT")), (["event": "", "event_type": "x"], empty("EVENT")),
    (["event": nil], empty("EVENT")), (["event": ["a"]], empty("EVENT")),
    (["event": "nope", "event_type": "x"], type),
    (["event": "nope", "event_type": ["online"]], type),
    (["event": "nope"], empty("HANDLER")), (["event": "nope", "handler": ""], empty("HANDLER")),
    (["event": "nope", "handler": [1]], empty("HANDLER")),
    (
      ["event": "nope", "handler": "http://localhost/"],
      errorText("ERROR_WRONG_HANDLER_URL", "Wrong handler URL")
    ),
    (
      ["event": "nope", "handler": "ftp://a.b/"],
      errorText("ERROR_UNSUPPORTED_PROTOCOL", "Unsupported handler protocol")
    ),
    (["event": "nope", "handler": "https://a.b/"], notFound),
    (["event": " ONCRMLEADADD", "handler": "https://a.b/"], notFound),
    (["event": "nope", "event_type": "offline"], notFound),
    (["event": "\u{0}", "event_type": "offline"], notFound),
    (["event": .string(String(repeating: "A", count: 5000)), "event_type": "offline"], notFound),
    (["event": "ONCRMDYNAMICITEMADD_", "event_type": "offline"], notFound),
    (["event": "ONCRMDYNAMICITEMADD_1x", "event_type": "offline"], notFound),
    (
      ["event": "onOfflineEvent", "event_type": "offline"],
      errorText("ERROR_ARGUMENT", "Offline event cannot be registered for this event.")
    ),
  ]

  static func empty(_ name: String) -> String {
    errorText("ERROR_ARGUMENT", "Argument '\(name)' is null or empty", argument: name)
  }
  static let type = errorText(
    "ERROR_ARGUMENT", "Value must be one of {online|offline}", argument: "EVENT_TYPE")
  static let notFound = errorText("ERROR_EVENT_NOT_FOUND", "Event not found")

  @Test("refuses bad calls and binds nothing", arguments: badCalls)
  func refused(parameters: JSONValue, text: String) async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      let answer = await world.call("event.bind", parameters)
      #expect(answer.status == 400)
      #expect(answer.text == text)
      #expect(await world.call("event.get").result == [])
    }
  }

  @Test("binding a suspended handler again takes it up; a working one is bound already")
  func bindAgain() async throws {
    let world = try await RESTWorld()
    let parameters: JSONValue = ["event": "ONAPPTEST", "handler": "https://h.example/"]
    #expect(await world.call("event.bind", parameters).result == true)
    _ = await world.call("event.test")
    #expect(try await world.deliver(.replied(410), tokensNamed: "gone").count == 1)
    #expect(try await world.deliver(.replied(200), tokensNamed: "suspended").isEmpty)
    #expect(await world.call("event.bind", parameters).result == true)
    #expect(await world.call("event.bind", parameters).status == 400)
    #expect(try await world.deliver(.replied(200), tokensNamed: "again").count == 1)
  }

  @Test("keeps offline bindings to administrators, in both modes")
  func offlineRights() async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      let parameters: JSONValue = ["event": "nope", "event_type": "offline"]
      let answer = await world.call("event.bind", parameters, as: "user")
      #expect(answer.status == 403)
      #expect(
        answer.text
          == errorText(
            "ACCESS_DENIED",
            "Access denied! Offline events binding requires administrator access rights"))
      let unbind = await world.call("event.unbind", parameters, as: "user")
      #expect(unbind.status == 403)
      #expect(
        unbind.text
          == errorText(
            "ACCESS_DENIED",
            "Access denied! Offline events unbinding requires administrator access rights"))
    }
  }

  @Test("lets only administrators act as others, and says so before all else")
  func authType() async throws {
    let world = try await RESTWorld()
    let foreign = await world.call("event.bind", ["auth_type": "1x"], as: "user")
    #expect(foreign.status == 403)
    #expect(
      foreign.text
        == errorText(
          "ACCESS_DENIED",
          "Access denied! Event binding with AUTH_TYPE requires administrator access rights"))
    for (index, type) in ([2, 0, -1, nil, "abc", "2"] as [JSONValue]).enumerated() {
      let handler = JSONValue.string("https://h.test/\(index)")
      let parameters: JSONValue = [
        "event": "ONCRMLEADADD", "handler": handler, "auth_type": type,
      ]
      #expect(await world.call("event.bind", parameters, as: "user").result == true)
    }
    let rows = await world.call("event.get", as: "user").result.arrayValue ?? []
    #expect(rows.count == 6)
    #expect(rows.allSatisfy { $0["auth_type"] == "2" })
  }

  @Test("knows only events of the token's scopes, the global ones and smart processes")
  func scopes() async throws {
    let world = try await RESTWorld(scopes: ["crm"])
    func code(_ event: JSONValue) async -> JSONValue? {
      await world.call("event.bind", ["event": event, "event_type": "offline"]).errorCode
    }
    #expect(await code("ONCRMDEALADD") == nil)
    #expect(await code("ONAPPINSTALL") == nil)
    #expect(await code("ONCRMDYNAMICITEMUPDATE_147") == nil)
    #expect(await code("ONTASKADD") == "ERROR_EVENT_NOT_FOUND")
    let tasks = try await RESTWorld(scopes: ["task"])
    let dynamic: JSONValue = ["event": "ONCRMDYNAMICITEMADD_1", "event_type": "offline"]
    #expect(await tasks.call("event.bind", dynamic).errorCode == "ERROR_EVENT_NOT_FOUND")
  }

  @Test("keeps the one option of the one event that has it")
  func options() async throws {
    let world = try await RESTWorld()
    func interval(_ event: JSONValue, _ options: JSONValue) async throws -> Int64? {
      let handler = JSONValue.string("https://h.test/\(event)\(options)")
      let parameters: JSONValue = ["event": event, "handler": handler, "options": options]
      #expect(await world.call("event.bind", parameters).result == true)
      return try await world.store.bindings(
        of: world.application.id, on: world.portal.id, actingAs: nil
      ).last?.minimumInterval
    }
    #expect(try await interval("ONOFFLINEEVENT", ["minTimeout": "60s", "x": 1]) == 60)
    #expect(try await interval("ONOFFLINEEVENT", ["minTimeout": -5]) == 0)
    #expect(try await interval("ONOFFLINEEVENT", ["minTimeout": 1e30]) == 2_147_483_647)
    #expect(try await interval("ONOFFLINEEVENT", ["MINTIMEOUT": 5]) == nil)
    #expect(try await interval("ONOFFLINEEVENT", "minTimeout") == nil)
    #expect(try await interval("ONAPPTEST", ["minTimeout": 5]) == nil)
  }

  @Test("keeps the order of deliveries where an online binding asks for it, in safe mode")
  func strictOrder() async throws {
    for (mode, wish, isKept) in [
      (Mode.safe, JSONValue.int(1), true), (.safe, "Y", true), (.safe, "true", true),
      (.safe, 0, false), (.safe, "N", false), (.safe, "", false), (.strict, 1, false),
    ] {
      let world = try await RESTWorld(mode)
      let parameters: JSONValue = [
        "event": "ONAPPTEST", "handler": "https://h.test/", "options": ["strictOrder": wish],
      ]
      #expect(await world.call("event.bind", parameters).result == true)
      let handlers = try await world.store.handlers(
        on: world.portal.id, after: nil, limit: 10)
      #expect(handlers.map(\.state.keepsOrder) == [isKept], "\(mode) \(wish)")
    }
  }

  @Test("keeps connectors of up to 255 characters")
  func connectors() async throws {
    let world = try await RESTWorld()
    for (length, status) in [(255, 200), (256, 400)] {
      let connector = JSONValue.string(String(repeating: "é", count: length))
      let answer = await world.call(
        "event.bind",
        ["event": "ONAPPTEST", "event_type": "offline", "auth_connector": connector])
      #expect(answer.status == status)
    }
  }

  @Test("knows the events that the operator added, by their scope")
  func ownEvents() async throws {
    let world = try await RESTWorld(scopes: ["crm"])
    for (event, scope) in [("ONOWN", "global"), ("ONCRMOWN", "crm"), ("ONSHOP", "shop")] {
      _ = try await world.store.perform(
        AddEventName(
          portal: world.portal.id,
          name: PortalEventName(event: EventName(stored: event), scope: scope)))
    }
    func bind(_ event: String) async -> JSONValue? {
      let answer = await world.call(
        "event.bind", ["event": .string(event), "event_type": "offline"])
      return answer.errorCode ?? answer.result
    }
    #expect(await bind("onOwn") == true)
    #expect(await bind("ONCRMOWN") == true)
    #expect(await bind("ONSHOP") == "ERROR_EVENT_NOT_FOUND")
    let own = await world.call("events").result.arrayValue ?? []
    #expect(own.contains("ONOWN") && own.contains("ONCRMOWN") && !own.contains("ONSHOP"))
    #expect(own.last == "ONOWN")
    #expect(await world.call("events", ["SCOPE": "shop"]).result == ["ONSHOP"])
    #expect(await world.call("events", ["FULL": 1]).result.arrayValue?.contains("ONSHOP") == true)
  }
}
