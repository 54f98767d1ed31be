import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("event.offline.error")
struct EventOfflineErrorTests {
  @Test("marks events of the claim as failed")
  func marks() async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(2)
      let id = await world.call("event.offline.get", ["clear": 0]).processID ?? ""
      let answer = await world.call(
        "event.offline.error",
        ["process_id": .string(id), "MESSAGE_ID": [.string(dealMessageID(2)), 2, "x", true]])
      #expect(answer.withoutTime == #"{"result":true}"#)
      #expect(try await world.listing().map(\.isFailed) == [false, true])
    }
  }

  /// Bad lists; the check comes after that of the process id.
  static let bad: [JSONObject] = [
    [:], ["message_id": nil], ["message_id": ""], ["message_id": "x"], ["message_id": 1],
    ["message_id": true], ["message_id": [[1]]], ["message_id": [["a": "b"]]], ["id": [1]],
  ]

  @Test("refuses bad lists and changes nothing", arguments: bad)
  func refused(parameters: JSONObject) async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(2)
      let before = try await world.listing()
      #expect(
        await world.call("event.offline.error", .object(parameters)).text == emptyProcessIDError)
      var parameters = parameters
      parameters["process_id"] = "p"
      let answer = await world.call("event.offline.error", .object(parameters))
      #expect(answer.status == 400)
      #expect(
        answer.text
          == errorText(
            "ERROR_ARGUMENT", "Value must be array of MESSAGE_ID values", argument: "message_id"))
      #expect(try await world.listing() == before)
    }
  }

  @Test("with a foreign process id changes nothing in safe mode and deletes in strict mode")
  func foreign() async throws {
    for (mode, left) in [(Mode.safe, 1), (.strict, 0)] {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(1)
      let parameters: JSONValue = [
        "process_id": "nobody", "message_id": [.string(dealMessageID(1))],
      ]
      #expect(await world.call("event.offline.error", parameters).result == true)
      #expect(try await world.listing().count == left)
    }
  }

  @Test("with an empty process id is refused in safe mode and marks unclaimed rows in strict mode")
  func emptyProcessID() async throws {
    let parameters: JSONValue = ["process_id": "", "message_id": [.string(dealMessageID(1))]]
    let safe = try await RESTWorld(.safe)
    try await safe.publishDeals(1)
    #expect(await safe.call("event.offline.error", parameters).text == emptyProcessIDError)
    #expect(try await safe.listing().map(\.isFailed) == [false])
    let strict = try await RESTWorld(.strict)
    try await strict.publishDeals(1)
    #expect(await strict.call("event.offline.error", parameters).result == true)
    #expect(try await strict.listing().map(\.isFailed) == [true])
  }

  @Test("with an empty list does nothing")
  func emptyList() async throws {
    let world = try await RESTWorld(.strict)
    try await world.publishDeals(1)
    let parameters: JSONValue = ["process_id": "", "message_id": []]
    #expect(await world.call("event.offline.error", parameters).result == true)
    #expect(try await world.listing().count == 1)
  }
}
