import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("event.offline.clear")
struct EventOfflineClearTests {
  /// Three events, all of one claim; and the claim's process id.
  private func claimed(_ mode: Mode) async throws -> (RESTWorld, JSONValue) {
    let world = try await RESTWorld(mode)
    try await world.publishDeals(3)
    let claim = await world.call("event.offline.get", ["clear": 0])
    return (world, .string(claim.processID ?? ""))
  }

  private func ids(_ world: RESTWorld) async throws -> [Int64] {
    try await world.listing().map(\.id.rawValue)
  }

  /// Selections and the ids that are left of 1 to 3, in strict and in safe mode.
  static let selections: [(JSONObject, [Int64], [Int64])] = [
    ([:], [], []), (["id": nil, "message_id": nil], [], []),
    (["id": [2]], [1, 3], [1, 3]), (["ID": ["2x", 3.9]], [1], [1]),
    (["id": [true]], [2, 3], [2, 3]),
    (["id": [99]], [1, 2, 3], [1, 2, 3]), (["id": ["k": 2]], [1, 3], [1, 3]),
    (["id": []], [], [1, 2, 3]), (["message_id": []], [], [1, 2, 3]),
    (["id": [:]], [], [1, 2, 3]), (["message_id": [], "id": [2]], [], [1, 2, 3]),
    (["message_id": [.string(dealMessageID(2))]], [1, 3], [1, 3]),
    (["Message_Id": [.string(" \(dealMessageID(2).uppercased())\n")]], [1, 3], [1, 3]),
    (["message_id": [.string(dealMessageID(1))], "id": [2]], [2, 3], [2, 3]),
    (["message_id": [.string(dealMessageID(1))], "id": "no list"], [2, 3], [2, 3]),
    (["message_id": [.string(String(repeating: "x", count: 32))]], [1, 2, 3], [1, 2, 3]),
  ]

  @Test("removes what is named of the claim, message ids winning over ids", arguments: selections)
  func selection(parameters: JSONObject, strict: [Int64], safe: [Int64]) async throws {
    for (mode, left) in [(Mode.strict, strict), (.safe, safe)] {
      let (world, id) = try await claimed(mode)
      var parameters = parameters
      parameters["process_id"] = id
      let answer = await world.call("event.offline.clear", .object(parameters))
      #expect(answer.withoutTime == #"{"result":true}"#)
      #expect(try await ids(world) == left, "\(mode)")
    }
  }

  /// Bad lists with their messages and arguments.
  static let bad: [(JSONObject, String, String)] = [
    (["id": 2], "Value must be array of integers", "id"),
    (["id": ""], "Value must be array of integers", "id"),
    (["id": true], "Value must be array of integers", "id"),
    (["id": [0]], "Value must be array of integers", "id"),
    (["id": [1, -1]], "Value must be array of integers", "id"),
    (["id": ["abc"]], "Value must be array of integers", "id"),
    (["id": [nil]], "Value must be array of integers", "id"),
    (["id": [[1]]], "Value must be array of integers", "id"),
    (["id": [["a": 1]]], "Value must be array of integers", "id"),
    (["message_id": "x"], "Value must be array of MESSAGE_ID values", "message_id"),
    (["message_id": ""], "Value must be array of MESSAGE_ID values", "message_id"),
    (["message_id": 1], "Value must be array of MESSAGE_ID values", "message_id"),
    (["message_id": false], "Value must be array of MESSAGE_ID values", "message_id"),
    (["message_id": ["x"]], "Value must be array of MESSAGE_ID values", "messsage_id"),
    (["message_id": [2]], "Value must be array of MESSAGE_ID values", "messsage_id"),
    (["message_id": [nil]], "Value must be array of MESSAGE_ID values", "messsage_id"),
    (["message_id": [[]]], "Value must be array of MESSAGE_ID values", "messsage_id"),
    (
      ["message_id": [.string(String(repeating: "a", count: 33))]],
      "Value must be array of MESSAGE_ID values", "messsage_id"
    ),
  ]

  @Test("refuses bad lists and changes nothing", arguments: bad)
  func refused(parameters: JSONObject, message: String, argument: String) async throws {
    for mode in Mode.allCases {
      let (world, id) = try await claimed(mode)
      let before = try await world.listing()
      var parameters = parameters
      parameters["process_id"] = id
      let answer = await world.call("event.offline.clear", .object(parameters))
      #expect(answer.status == 400)
      #expect(answer.text == errorText("ERROR_ARGUMENT", message, argument: argument))
      #expect(try await world.listing() == before)
    }
  }

  @Test("needs a process id, which safe mode also refuses when empty")
  func processID() async throws {
    for mode in Mode.allCases {
      let (world, _) = try await claimed(mode)
      let before = try await world.listing()
      for parameters: JSONValue in [[:], ["process_id": nil], ["process_id": [], "id": 1]] {
        let answer = await world.call("event.offline.clear", parameters)
        #expect(answer.status == 400)
        #expect(answer.text == emptyProcessIDError)
      }
      #expect(try await world.listing() == before)
    }
    let safe = try await RESTWorld(.safe)
    try await safe.publishDeals(2)
    for id: JSONValue in ["", " ", false] {
      #expect(
        await safe.call("event.offline.clear", ["process_id": id, "id": 1]).text
          == emptyProcessIDError)
    }
    #expect(try await ids(safe) == [1, 2])
    let strict = try await RESTWorld(.strict)
    try await strict.publishDeals(2)
    let answer = await strict.call("event.offline.clear", ["process_id": "", "id": [2]])
    #expect(answer.result == true)
    #expect(try await ids(strict) == [1])
  }

  @Test("with an empty process id and a list removes what is named and nobody holds, in safe mode")
  func unclaimed() async throws {
    for list: JSONObject in [
      ["id": [1, "2", 5]], ["message_id": [.string(dealMessageID(1)), .string(dealMessageID(2))]],
      ["message_id": [.string(dealMessageID(1)), .string(dealMessageID(2))], "id": [3, 4]],
    ] {
      for id: JSONValue in ["", "  ", false] {
        let world = try await RESTWorld(.safe)
        try await world.publishDeals(4)
        let claim = await world.call("event.offline.get", ["clear": 0, "limit": 1])
        var parameters = list
        parameters["process_id"] = id
        let answer = await world.call("event.offline.clear", .object(parameters))
        #expect(answer.withoutTime == #"{"result":true}"#)
        #expect(claim.ids == ["1"])
        #expect(try await ids(world) == [1, 3, 4])
        let past = try await world.store.history(ReadHistory(queue: world.queue(), limit: 10))
        #expect(past.events.map(\.event.id.rawValue) == [2])
      }
    }
  }

  @Test("with an empty process id refuses empty and bad lists, and removes nothing")
  func emptyLists() async throws {
    let world = try await RESTWorld(.safe)
    try await world.publishDeals(2)
    for list: JSONObject in [
      [:], ["id": []], ["message_id": []], ["message_id": [], "id": [1]], ["id": 1],
      ["id": ["x"]], ["message_id": ["x"]], ["id": [0]],
    ] {
      var parameters = list
      parameters["process_id"] = ""
      let answer = await world.call("event.offline.clear", .object(parameters))
      #expect(answer.status == 400 && answer.errorCode == "ERROR_ARGUMENT", "\(list)")
    }
    #expect(try await ids(world) == [1, 2])
  }

  @Test("answers true for a claim that is not the caller's, and touches nothing of it")
  func foreign() async throws {
    let (world, id) = try await claimed(.safe)
    for (parameters, token) in [
      (["process_id": "nobody"], "admin"), (["process_id": id], "other"),
      (["process_id": id, "auth_connector": "x"], "admin"),
    ] as [(JSONValue, String)] {
      #expect(await world.call("event.offline.clear", parameters, as: token).result == true)
      #expect(try await ids(world) == [1, 2, 3])
    }
  }
}
