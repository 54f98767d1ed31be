import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteNative

@Suite("POST and GET /v1/event-names")
struct EventNamesTests {
  @Test(
    "Wrong arguments are named",
    arguments: [
      ("{}", "event"), (#"{"event":""}"#, "event"), (#"{"event":" "}"#, "event"),
      (#"{"event":1}"#, "event"), (#"{"event":"a\u0001b"}"#, "event"),
      (#"{"event":"A","scope":""}"#, "scope"), (#"{"event":"A","scope":"a b"}"#, "scope"),
      (#"{"event":"A","scope":1}"#, "scope"),
    ])
  func wrong(body: String, argument: String) async throws {
    try await NativeWorld.run { world in
      let answer = try await world.post(
        "event-names", body, key: world.keys.admin)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(argument))
    }
  }

  @Test("Who may look sees them, only administrators add to them, and there are two verbs")
  func refused() async throws {
    try await NativeWorld.run { world in
      let publisher = try await world.get("event-names", key: world.keys.publish)
      expectProblem(publisher, 403, "forbidden")
      #expect(try await world.get("event-names", key: world.keys.read).status == 200)
      let reader = try await world.post(
        "event-names", #"{"event":"A"}"#, key: world.keys.read)
      expectProblem(reader, 403, "forbidden")
      let verb = try await world.send(
        "DELETE", "event-names", key: world.keys.admin)
      expectProblem(verb, 405, "method-not-allowed")
      #expect(verb.header("Allow") == "GET, HEAD, POST")
    }
  }

  @Test("A portal has a bounded number of them")
  func full() async throws {
    try await NativeWorld.run { world in
      let portal = world.portal.id
      for number in 0..<PortalEventName.maxPerPortal {
        _ = try await world.store.perform(
          AddEventName(
            portal: portal, name: PortalEventName(event: EventName(stored: "ON\(number)"))))
      }
      let answer = try await world.post(
        "event-names", #"{"event":"ONEMORE"}"#, key: world.keys.admin)
      expectProblem(answer, 409, "limit-reached")
    }
  }
}
