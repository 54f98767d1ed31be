import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Event names of the operator's own")
struct EventNamesOverHTTPTests {
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
}
