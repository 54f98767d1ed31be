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
    #expect(try await interval("ONOFFLINEEVENT", ["MINTIMEOUT": 5]) == nil)
    #expect(try await interval("ONOFFLINEEVENT", "minTimeout") == nil)
    #expect(try await interval("ONAPPTEST", ["minTimeout": 5]) == nil)
  }
}

@Suite("Handler URLs")
struct HandlerURLTests {
  @Test(
    "are good with a dotted host and http or https",
    arguments: [
      "https://a.b/c", "https://1.2.3.4/", "https://user:p@a.b:99/x", "https://пример.рф/",
      "http://a.b", "https://a.b:/x", "https://a.b?x", "https://a.b#x",
    ])
  func good(url: String) throws {
    try HandlerURL.check(url)
  }

  @Test(
    "of other protocols are not supported", arguments: ["HTTPS://a.b/c", "//a.b/c", "ftp://a.b/"])
  func wrongProtocol(url: String) {
    #expect(code(url) == "ERROR_UNSUPPORTED_PROTOCOL")
  }

  @Test(
    "without such a host are wrong",
    arguments: [
      "http://localhost/x", "http://.b/", "https://[::1]/", "www.a.b/c", "a.b", "https:///x",
      "http:a.b/c", "mailto:x@a.b", "http://a.b:99999/", "http://a.b:x/", "", "/", "//", "x",
      "https://" + String(repeating: "a", count: 250) + ".b/", "ht tp://a.b/",
    ])
  func wrong(url: String) {
    #expect(code(url) == "ERROR_WRONG_HANDLER_URL")
  }

  private func code(_ url: String) -> String? {
    do throws(RESTError) {
      try HandlerURL.check(url)
      return nil
    } catch {
      return error.entry.code
    }
  }
}

@Suite("event.unbind")
struct EventUnbindTests {
  /// One URL bound by the administrator for nobody and for user 2, by user 2, and offline twice.
  private func world() async throws -> RESTWorld {
    let world = try await RESTWorld()
    for (token, parameters) in [
      ("admin", ["auth_type": 0]), ("admin", ["auth_type": 5]), ("user", [:]),
      ("admin", ["event_type": "offline"]),
      ("admin", ["event_type": "offline", "auth_connector": "c"]),
    ] as [(String, JSONObject)] {
      var parameters = parameters
      parameters["event"] = "ONCRMLEADADD"
      parameters["handler"] = EventBindTests.handler
      #expect(await world.call("event.bind", .object(parameters), as: token).result == true)
    }
    return world
  }

  /// Calls and how many bindings they end.
  static let calls: [(String, JSONObject, Int64)] = [
    ("admin", [:], 3), ("user", [:], 1), ("admin", ["auth_type": 0], 1),
    ("admin", ["auth_type": "5"], 1), ("admin", ["auth_type": "abc"], 1),
    ("admin", ["auth_type": 77], 0), ("user", ["auth_type": 2], 1),
    ("admin", ["auth_connector": "x"], 3), ("admin", ["event_type": "offline"], 1),
    ("admin", ["event_type": "Offline", "auth_connector": "c", "handler": ""], 1),
    ("admin", ["event_type": "offline", "auth_connector": "x"], 0),
    ("admin", ["event": "NOPE"], 0), ("admin", ["event": "\u{1}"], 0),
    ("admin", ["handler": "no url"], 0),
  ]

  @Test("tells how many it ended", arguments: calls)
  func count(token: String, parameters: JSONObject, count: Int64) async throws {
    let world = try await world()
    var all: JSONObject = ["event": "oncrmleadadd", "handler": EventBindTests.handler]
    for (name, value) in parameters { all[name] = value }
    let answer = await world.call("event.unbind", .object(all), as: token)
    #expect(answer.withoutTime == #"{"result":{"count":\#(count)}}"#)
    let left = await world.call("event.get").result.arrayValue?.count ?? 0
    #expect(Int64(left) == 5 - count)
  }

  @Test("lets others name only their own id, as an integer")
  func authType() async throws {
    for type: JSONValue in ["2", 0, 1, "", true, 2.5] {
      let world = try await world()
      let parameters: JSONValue = [
        "event": "ONCRMLEADADD", "handler": EventBindTests.handler, "auth_type": type,
      ]
      let answer = await world.call("event.unbind", parameters, as: "user")
      #expect(answer.status == 403)
      #expect(
        answer.text
          == errorText(
            "ACCESS_DENIED",
            "Access denied! Event unbinding with AUTH_TYPE requires administrator access rights"))
    }
  }

  @Test("checks event, type and handler in this order")
  func order() async throws {
    let world = try await RESTWorld()
    func text(_ parameters: JSONValue) async -> String {
      await world.call("event.unbind", parameters, as: "user").text
    }
    #expect(await text(["event_type": "x"]) == EventBindTests.empty("EVENT"))
    #expect(await text(["event": "a", "event_type": "x"]) == EventBindTests.type)
    #expect(await text(["event": "a", "auth_type": 1]) == EventBindTests.empty("HANDLER"))
  }

  @Test("leaves events in the queue")
  func queueStays() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let parameters: JSONValue = ["event": "ONCRMDEALUPDATE", "event_type": "offline"]
    #expect(await world.call("event.unbind", parameters).result == ["count": 1])
    #expect(try await world.listing().count == 1)
  }
}

@Suite("event.get and events")
struct EventGetTests {
  @Test("shows bindings by id; to others than administrators only their own")
  func rows() async throws {
    let world = try await RESTWorld()
    _ = await world.call("event.bind", ["event": "ONCRMLEADADD", "handler": "https://a.b/c"])
    _ = await world.call(
      "event.bind",
      ["event": "ONCRMLEADADD", "event_type": "offline", "auth_connector": "x'y"])
    _ = await world.call(
      "event.bind", ["event": "ONAPPTEST", "handler": "https://a.b/d"], as: "user")
    let all = await world.call("event.get")
    #expect(
      all.text.hasPrefix(
        #"{"result":[{"event":"ONCRMLEADADD","handler":"https:\/\/a.b\/c","auth_type":"0","#
          + #""offline":0},{"event":"ONCRMLEADADD","connector_id":"x\u0027y","offline":1},"#
          + #"{"event":"ONAPPTEST","handler":"https:\/\/a.b\/d","auth_type":"2","offline":0}],"#
          + #""time":{"#))
    let own = await world.call("event.get", as: "user").result.arrayValue ?? []
    #expect(own.map { $0["event"] } == ["ONAPPTEST"])
    #expect(await world.call("event.get", as: "other").result == [])
  }

  /// Parameters of `events` and the names with a token for tasks.
  static let lists: [(JSONValue, [String])] = [
    ([:], tasks + global), (["full": "0"], tasks + global), (["FULL": nil], tasks + global),
    (["scope": "task"], tasks), (["Scope": "", "full": 1], global), (["scope": "Task"], []),
    (["scope": "user"], ["ONUSERADD"]), (["scope": ["task"]], []),
  ]
  static let tasks = [
    "ONTASKADD", "ONTASKUPDATE", "ONTASKDELETE", "ONTASKCOMMENTADD", "ONTASKCOMMENTUPDATE",
    "ONTASKCOMMENTDELETE",
  ]
  static let global = [
    "ONAPPUNINSTALL", "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPPAYMENT", "ONSUBSCRIPTIONRENEW",
    "ONAPPTEST", "ONAPPMETHODCONFIRM", "ONOFFLINEEVENT",
  ]

  @Test("lists the names that can be bound to", arguments: lists)
  func events(parameters: JSONValue, names: [String]) async throws {
    let world = try await RESTWorld(scopes: ["task"])
    let answer = await world.call("events", parameters)
    #expect(answer.result.arrayValue?.compactMap(\.stringValue) == names)
    #expect(answer.json["total"] == nil)
  }

  @Test("lists all names with FULL, also when it is the text false")
  func full() async throws {
    let world = try await RESTWorld(scopes: ["task"])
    let answer = await world.call("events", ["full": "false"])
    let names = answer.result.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(names.filter { $0 == "ONUSERADD" }.count == 3)
    for name in [
      "ONCRMDEALUPDATE", "CATALOG.PRICE.TYPE.ON.ADD", "ONCRMTYPEUSERFIELDSETENUMVALUES",
      "ONPROPERTYVALUEENTITYSAVED", "ONIMBOTV2REACTIONCHANGE", "ONCRMINVOICERECURRINGEXPOSE",
      "MAIN.ON.USER.TYPE.DELETE", "ONSESSIONFINISH",
    ] { #expect(names.contains(name), "\(name)") }
    #expect(names.allSatisfy { !$0.contains("{") && !$0.contains(",") })
  }
}
