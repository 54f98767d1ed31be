import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("POST and GET /v1/event-names")
struct EventNamesTests {
  @Test("Names that were added can be bound to", arguments: StoreKind.allCases)
  func added(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      let key = server.demo.adminKey
      let binding = #"{"event":"onShopOrder","event_type":"offline"}"#
      let early = try await server.client.post(
        "/rest/event.bind", binding, key: server.demo.accessToken)
      #expect(early.json["error"] == "ERROR_EVENT_NOT_FOUND")
      let first = try await server.client.post(
        "/v1/event-names", #"{"event":" onShopOrder "}"#, key: key)
      #expect(first.status == 200)
      #expect(first.text == #"{"event":"ONSHOPORDER","scope":"global"}"#)
      for _ in 1...2 {
        let second = try await server.client.post(
          "/v1/event-names", #"{"event":"ONA","scope":"crm"}"#, key: key)
        #expect(second.text == #"{"event":"ONA","scope":"crm"}"#)
      }
      let all = try await server.client.get("/v1/event-names", key: key)
      #expect(
        all.text == #"{"event_names":[\#(first.text),{"event":"ONA","scope":"crm"}]}"#)
      let bound = try await server.client.post(
        "/rest/event.bind", binding, key: server.demo.accessToken)
      #expect(bound.json["result"] == true)
    }
  }

  @Test(
    "Wrong arguments are named",
    arguments: [
      ("{}", "event"), (#"{"event":""}"#, "event"), (#"{"event":" "}"#, "event"),
      (#"{"event":1}"#, "event"), (#"{"event":"a\u0001b"}"#, "event"),
      (#"{"event":"A","scope":""}"#, "scope"), (#"{"event":"A","scope":"a b"}"#, "scope"),
      (#"{"event":"A","scope":1}"#, "scope"),
    ])
  func wrong(body: String, argument: String) async throws {
    try await LiveServer.run { server in
      let answer = try await server.client.post(
        "/v1/event-names", body, key: server.demo.adminKey)
      expectProblem(answer, 400, "invalid-argument")
      #expect(answer.json["argument"] == .string(argument))
    }
  }

  @Test("Only administrators look at them and add to them, with two verbs")
  func refused() async throws {
    try await LiveServer.run { server in
      let publisher = try await server.client.get("/v1/event-names", key: server.demo.publishKey)
      expectProblem(publisher, 403, "forbidden")
      let verb = try await server.client.send(
        "DELETE", "/v1/event-names", key: server.demo.adminKey)
      expectProblem(verb, 405, "method-not-allowed")
      #expect(verb.header("Allow") == "GET, HEAD, POST")
    }
  }

  @Test("A portal has a bounded number of them")
  func full() async throws {
    try await LiveServer.run { server in
      let portal = try await server.demoClient().portal.id
      for number in 0..<PortalEventName.mostPerPortal {
        _ = try await server.store.perform(
          AddEventName(
            portal: portal, name: PortalEventName(event: EventName(stored: "ON\(number)"))))
      }
      let answer = try await server.client.post(
        "/v1/event-names", #"{"event":"ONEMORE"}"#, key: server.demo.adminKey)
      expectProblem(answer, 409, "limit-reached")
    }
  }
}
