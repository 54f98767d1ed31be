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

@Suite("event.offline.list")
struct EventOfflineListTests {
  @Test("shows rows with their claim and error flag, and changes nothing")
  func rows() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let id = await world.call("event.offline.get", ["clear": 0, "limit": 1]).processID ?? ""
    let before = try await world.listing()
    let answer = await world.call("event.offline.list", ["limit": 1])
    let row = #""EVENT_NAME":"ONCRMDEALUPDATE","EVENT_DATA""#
    #expect(answer.text.contains(row))
    #expect(
      answer.withoutTime == #"""
        {"result":[{"ID":"1","TIMESTAMP_X":"2024-07-18T12:32:31+02:00",\#
        "EVENT_NAME":"ONCRMDEALUPDATE","EVENT_DATA":{"FIELDS":{"ID":1}},\#
        "EVENT_ADDITIONAL":{"user_id":"1"},"MESSAGE_ID":"\#(dealMessageID(1))",\#
        "PROCESS_ID":"\#(id)","ERROR":"0"},\#
        {"ID":"2","TIMESTAMP_X":"2024-07-18T12:32:32+02:00",\#
        "EVENT_NAME":"ONCRMDEALUPDATE","EVENT_DATA":{"FIELDS":{"ID":2}},\#
        "EVENT_ADDITIONAL":{"user_id":"1"},"MESSAGE_ID":"\#(dealMessageID(2))",\#
        "PROCESS_ID":"","ERROR":"0"}],"total":2}
        """#)
    #expect(try await world.listing() == before)
  }

  @Test("of an empty queue has a total of 0 and no next page")
  func empty() async throws {
    let world = try await RESTWorld()
    #expect(await world.call("event.offline.list").withoutTime == #"{"result":[],"total":0}"#)
  }

  /// Offsets, the first id and the number of rows of the page, and where the next begins, of 120.
  static let pages: [(JSONValue, String?, Int, Int64?)] = [
    (nil, "1", 50, 50), (0, "1", 50, 50), (50, "51", 50, 100), ("100", "101", 20, nil),
    (7, "8", 50, 57), (70, "71", 50, nil), (119, "120", 1, nil), (120, nil, 0, nil),
    (-5, "1", 50, 50), ("abc", "1", 50, 50), (.int(Int64.max), nil, 0, nil),
    (.int(UInt64.max), nil, 0, nil), ([], "1", 50, 50), ([5], "2", 50, 51),
  ]

  @Test("turns pages of 50 by the row", arguments: pages)
  func page(start: JSONValue, first: String?, count: Int, next: Int64?) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(120)
    let answer = await world.call("event.offline.list", ["start": start])
    #expect(answer.ids.first == first)
    #expect(answer.ids.count == count)
    #expect(answer.json["next"]?.intValue == next)
    #expect(answer.json["total"] == 120)
  }

  @Test("knows start only in small letters")
  func startCase() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    #expect(await world.call("event.offline.list", ["START": 1]).ids == ["1", "2"])
  }
}
