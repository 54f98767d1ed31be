import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

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
