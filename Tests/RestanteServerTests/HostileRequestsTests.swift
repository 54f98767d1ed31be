import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

@Suite("Hostile requests over a socket")
struct HostileRequestsTests {
  private static let texts = [
    "'; DROP TABLE event; --\\\" OR 1=1 --", "%_\\\\% 1) OR (1=1 $result[0][x]",
    "a\\u0000b\\uFFFF\\u202E", "999999999999999999999999999999",
  ]

  /// Filters, orders and lists with a text in every place that reaches the store.
  private static func parameters(_ text: String) -> [String] {
    let long = String(repeating: "%_", count: 1_900)
    return [
      #"{"filter":{"EVENT_NAME":"\#(text)","%MESSAGE_ID":["\#(text)","\#(long)"]}}"#,
      #"{"filter":{"@ID":["\#(text)"],">=ID":"\#(text)","=MESSAGE_ID":"\#(text)"}}"#,
      #"{"filter":{"\#(text)":1},"order":{"\#(text)":"ASC"}}"#,
      #"{"filter":{"EVENT_NAME":"\#(long)\#(text)"},"clear":0}"#,
      #"{"order":["\#(text)"],"limit":"\#(text)","start":"\#(text)"}"#,
      #"{"process_id":"\#(text)","message_id":["\#(text)"],"error":"\#(text)"}"#,
      #"{"process_id":"\#(text)","id":["\#(text)",1],"clear":0}"#,
      #"{"auth_connector":"\#(text)","process_id":"\#(text)"}"#,
      #"{"event":"\#(text)","handler":"https://a.b/\#(text)","options":{"\#(text)":1}}"#,
      #"{"event":"ONAPPTEST","event_type":"offline","auth_connector":"\#(text)"}"#,
      #"{"option":"\#(text)","ACCESS":["\#(text)"],"SCOPE":"\#(text)","code":"\#(text)"}"#,
      #"{"cmd":{"\#(text)":"event.offline.list?filter[ID]=\#(text)"}}"#,
    ]
  }

  @Test("never reach the store as anything but values", arguments: StoreKind.allCases)
  func sql(kind: StoreKind) async throws {
    try await LiveServer.run(kind) { server in
      try await server.bind("ONCRMDEALUPDATE", connector: "safe")
      _ = try await server.publish(#"{"event":"ONCRMDEALUPDATE","data":1}"#)
      let before = try await server.queue(connector: "safe")
      let key = server.demo.accessToken
      let methods = try await server.client.get("/rest/methods?full=1", key: key)
      let names = (methods.json["result"]?.arrayValue ?? []).compactMap(\.stringValue)
      #expect(names.count > 20)
      for method in names {
        for text in Self.texts {
          for body in Self.parameters(text) {
            let answer = try await server.client.post("/rest/\(method)", body, key: key)
            #expect(
              (200..<500).contains(answer.status), "\(method) \(body.prefix(200)) \(answer.text)")
            #expect(answer.json.objectValue != nil, "\(method) \(body.prefix(200))")
          }
        }
      }
      #expect(try await server.queue(connector: "safe") == before)
      #expect(try await server.client.get("/readyz").status == 200)
    }
  }
}
