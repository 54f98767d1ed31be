import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("The examples of the documentation")
struct SeedPageTests {
  static let timeKeys = [
    "start", "finish", "duration", "processing", "date_start", "date_finish", "operating",
  ]

  /// A request as curl sends it: the token in the body, no header but the content type.
  private func curl(_ world: RESTWorld, _ method: String, _ body: String) async -> Answer {
    Answer(
      await world.service.respond(
        to: RESTRequest(
          verb: "POST", path: "/rest/\(method)", contentType: "application/json",
          body: Array(body.utf8))))
  }

  @Test("of event.offline.get run, and their replies have the page's shape")
  func get() async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.bindOffline(["ONCRMLEADADD"])
      try await world.publish("ONCRMLEADADD", false, user: .undisclosed)
      // The filter of the page asks for a message id that no event has.
      let answer = await curl(
        world, "event.offline.get",
        """
        {
            "filter": {
                "=MESSAGE_ID": 1,
                "=EVENT_NAME": "ONCRMLEADADD",
                ">=ID": 1
            },
            "auth": "admin"
        }
        """)
      #expect(answer.status == 200)
      #expect(answer.withoutTime == #"{"result":{"process_id":null,"events":[]}}"#)
      let name = EventName(stored: "ONCRMLEADADD")
      let messageID = MessageID(name: name, data: false).text
      let matching = await curl(
        world, "event.offline.get",
        """
        {
            "filter": {
                "=MESSAGE_ID": "\(messageID)",
                "=EVENT_NAME": "ONCRMLEADADD",
                ">=ID": 1
            },
            "auth": "admin"
        }
        """)
      #expect(matching.json.objectValue?.keys == ["result", "time"])
      #expect(matching.result.objectValue?.keys == ["process_id", "events"])
      let row = matching.result["events"]?.arrayValue?.first?.objectValue
      #expect(
        row?.keys
          == [
            "ID", "TIMESTAMP_X", "EVENT_NAME", "EVENT_DATA", "EVENT_ADDITIONAL", "MESSAGE_ID",
          ])
      #expect(row?["ID"] == "1")
      #expect(row?["TIMESTAMP_X"] == "2024-07-18T12:32:31+02:00")
      #expect(row?["EVENT_DATA"] == false)
      #expect(row?["EVENT_ADDITIONAL"] == false)
      #expect(matching.json["time"]?.objectValue?.keys == Self.timeKeys)
      #expect(matching.json["time"]?["operating"] == 0)
    }
  }

  @Test("of event.offline.get run as the PHP library posts them")
  func getForm() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let answer = await world.form(
      "event.offline.get.json",
      "filter%5B%3DMESSAGE_ID%5D=1&filter%5B%3DEVENT_NAME%5D=ONCRMLEADADD&"
        + "filter%5B%3E%3DID%5D=1&auth=admin")
    #expect(answer.withoutTime == #"{"result":{"process_id":null,"events":[]}}"#)
  }

  @Test("of event.offline.clear run, and their replies have the page's shape")
  func clear() async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(3)
      let claim = await world.call("event.offline.get", ["clear": 0])
      let unknown = "yh3gu929sf0d32lsfysqas2y1hlpp09q"
      for processID in [unknown, claim.processID ?? ""] {
        let answer = await curl(
          world, "event.offline.clear",
          """
          {
          "process_id": "\(processID)",
          "id": [2],
          "auth": "admin"
          }
          """)
        #expect(answer.status == 200)
        #expect(answer.result == true)
        #expect(answer.json.objectValue?.keys == ["result", "time"])
        #expect(answer.json["time"]?.objectValue?.keys == Self.timeKeys)
        let left = try await world.listing().map(\.id.rawValue)
        #expect(left == (processID == unknown ? [1, 2, 3] : [1, 3]))
      }
    }
  }
}
