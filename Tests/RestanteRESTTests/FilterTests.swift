import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

/// How a filter reaches the queue.
private enum Way: CaseIterable { case claim, reread, list }

@Suite("Filters")
struct FilterTests {
  /// Ids 1 to 4: three deals a second apart from 12:32:31, then a lead.
  private func filled(_ mode: Mode) async throws -> RESTWorld {
    let world = try await RESTWorld(mode)
    try await world.publishDeals(3)
    try await world.bindOffline(["ONCRMLEADADD"])
    try await world.publish("ONCRMLEADADD", ["FIELDS": ["ID": 1]])
    return world
  }

  private func answer(_ filter: JSONValue, _ way: Way, _ world: RESTWorld) async -> Answer {
    switch way {
    case .claim:
      return await world.call("event.offline.get", ["filter": filter, "clear": 0])
    case .reread:
      let id = await world.call("event.offline.get", ["clear": 0]).processID ?? ""
      return await world.call(
        "event.offline.get", ["filter": filter, "clear": 0, "process_id": .string(id)])
    case .list:
      return await world.call("event.offline.list", ["filter": filter])
    }
  }

  /// Filters that all ways and modes understand, and the ids that they let through.
  static let common: [(JSONValue, [String])] = [
    ([:], ["1", "2", "3", "4"]), ([], ["1", "2", "3", "4"]), (nil, ["1", "2", "3", "4"]),
    (["ID": 2], ["2"]), (["=ID": "2"], ["2"]), (["=id": "2x"], ["2"]), ([">ID": 2], ["3", "4"]),
    (["<ID": 2], ["1"]), ([">=ID": 3], ["3", "4"]), (["<=ID": 2], ["1", "2"]),
    ([">ID": 1, "<ID": 3], ["2"]), (["=EVENT_NAME": "OnCrmLeadAdd"], ["4"]),
    (["EVENT_NAME": "oncrmleadadd"], ["4"]), ([">event_name": "ONCRMDEALZ"], ["4"]),
    (["=MESSAGE_ID": 1], []), (["MESSAGE_ID": "x"], []), (["=ID": "abc"], []),
    (["=MESSAGE_ID": "8D6D3CD9F6C8D8A1FFFFFFFFFFFFFFFF"], []),
    (["=ID": 1, "=id": 2], ["2"]), (["=ID": nil], []), (["=EVENT_NAME": ""], []),
    (["=ID": .int(UInt64.max)], []), (["=ID": true], ["1"]), (["=EVENT_NAME": true], []),
  ]

  @Test("mean the same everywhere", arguments: common)
  func everywhere(filter: JSONValue, ids: [String]) async throws {
    for mode in Mode.allCases {
      for way in Way.allCases {
        let answer = await answer(filter, way, try await filled(mode))
        #expect(answer.status == 200, "\(mode) \(way) \(answer.text)")
        #expect(answer.ids == ids, "\(mode) \(way)")
      }
    }
  }

  /// Filters that strict mode does not let claim, and what they let through elsewhere.
  static let wide: [(JSONValue, [String], String, String)] = [
    (["@ID": [1, 3]], ["1", "3"], invalid("@ID"), "@ID"),
    (["=ID": ["1", "4"]], ["1", "4"], invalid("=ID"), "=ID"),
    (["ID": [2]], ["2"], invalid("ID"), "ID"),
    ([">ID": [3, 1]], ["4"], invalid(">ID"), ">ID"),
    (["@id": 2], ["2"], "Unknown operator `@`", ""),
    (["%EVENT_NAME": "crmlead"], ["4"], "Unknown operator `%`", ""),
    (["%EVENT_NAME": "%"], [], "Unknown operator `%`", ""),
    (["%ID": 2], ["2"], "Unknown operator `%`", ""),
    (["@EVENT_NAME": ["oncrmleadadd", "X"]], ["4"], invalid("@EVENT_NAME"), "@EVENT_NAME"),
    (
      [">TIMESTAMP_X": "2024-07-18T12:32:32+02:00"], ["3", "4"], invalid(">TIMESTAMP_X"),
      ">TIMESTAMP_X"
    ),
    (["<=TIMESTAMP_X": "2024-07-18 12:32:31"], ["1"], invalid("<=TIMESTAMP_X"), "<=TIMESTAMP_X"),
    (["TIMESTAMP_X": "18.07.2024 10:32:32 Z"], ["2"], invalid("TIMESTAMP_X"), "TIMESTAMP_X"),
    (
      ["@TIMESTAMP_X": ["@1721298751", "@1721298753"]], ["1", "3"], invalid("@TIMESTAMP_X"),
      "@TIMESTAMP_X"
    ),
  ]

  static func invalid(_ key: String) -> String {
    "The value of an argument '\(key)' has an invalid type"
  }

  @Test("know lists, @, % and times, except for claims in strict mode", arguments: wide)
  func beyondClaims(filter: JSONValue, ids: [String], message: String, argument: String)
    async throws
  {
    for mode in Mode.allCases {
      for way in Way.allCases {
        let world = try await filled(mode)
        let answer = await answer(filter, way, world)
        if mode == .strict, way == .claim {
          #expect(answer.status == 400)
          #expect(answer.text == errorText("ERROR_ARGUMENT", message, argument: argument))
          #expect(try await world.listing().allSatisfy { $0.processID == .unclaimed })
        } else {
          #expect(answer.ids == ids, "\(mode) \(way) \(answer.text)")
        }
      }
    }
  }

  @Test("without an operator compare when claiming and match a pattern elsewhere")
  func pattern() async throws {
    for mode in Mode.allCases {
      let filter: JSONValue = ["EVENT_NAME": "ONCRM%_DD"]
      #expect(await answer(filter, .claim, try await filled(mode)).ids == [])
      #expect(await answer(filter, .reread, try await filled(mode)).ids == ["4"])
      #expect(await answer(filter, .list, try await filled(mode)).ids == ["4"])
      #expect(await answer(["=EVENT_NAME": "ONCRM%"], .list, try await filled(mode)).ids == [])
    }
  }

  @Test("by @ with an empty list match nothing; strict mode breaks as the original's query does")
  func emptyList() async throws {
    let filter: JSONValue = ["@ID": []]
    for way in Way.allCases {
      let safe = await answer(filter, way, try await filled(.safe))
      #expect(safe.status == 200)
      #expect(safe.ids == [])
    }
    let strict = await answer(filter, .list, try await filled(.strict))
    #expect(strict.status == 500)
    #expect(strict.text == errorText("ERROR_CORE", "SQL query error!"))
    #expect(await answer(filter, .claim, try await filled(.strict)).json["argument"] == "@ID")
  }

  /// Filters of bad shape and their messages.
  static let bad: [(JSONValue, String)] = [
    (1, "The filter is not an array."), ("", "The filter is not an array."),
    ("x", "The filter is not an array."), (true, "The filter is not an array."),
    (["!ID": 1], "Filter operation not allowed: !"),
    (["!=ID": 1], "Filter operation not allowed: !="),
    (["><ID": 1], "Filter operation not allowed: ><"),
    (["x"], "Filter operation not allowed: 0"),
    (["!NOPE": 1], "Filter operation not allowed: !"),
    (["=NOPE": 1], "Filter field not allowed: NOPE"), (["": 1], "Filter field not allowed: "),
    (["logic": "OR"], "Filter field not allowed: LOGIC"),
    ([["ID": 1]], "Filter operation not allowed: 0"),
    (["=ID ": 1], "Filter field not allowed: ID "), ([" ID": 1], "Filter operation not allowed:  "),
    (["é=ID": 1], "Filter operation not allowed: é="),
    (["=APP_ID": 1], "Filter field not allowed: APP_ID"),
    (["CONNECTOR_ID": ""], "Filter field not allowed: CONNECTOR_ID"),
  ]

  @Test("of bad shape are refused and change nothing", arguments: bad)
  func refused(filter: JSONValue, message: String) async throws {
    for mode in Mode.allCases {
      let world = try await filled(mode)
      let before = try await world.listing()
      for method in ["event.offline.get", "event.offline.list"] {
        let answer = await world.call(method, ["filter": filter])
        #expect(answer.status == 400)
        #expect(answer.text == errorText("ERROR_ARGUMENT", message))
      }
      #expect(try await world.listing() == before)
    }
  }

  @Test("name process id and error flag only in list")
  func listFields() async throws {
    for mode in Mode.allCases {
      let world = try await filled(mode)
      for field in ["PROCESS_ID", "ERROR"] {
        let answer = await world.call("event.offline.get", ["filter": .object([field: ""])])
        #expect(answer.text == errorText("ERROR_ARGUMENT", "Filter field not allowed: \(field)"))
      }
      let claim = await world.call("event.offline.get", ["limit": 1, "clear": 0])
      func ids(_ filter: JSONValue) async -> [String] {
        await world.call("event.offline.list", ["filter": filter]).ids
      }
      #expect(await ids(["=PROCESS_ID": .string(claim.processID ?? "")]) == ["1"])
      #expect(await ids(["=PROCESS_ID": ""]) == ["2", "3", "4"])
      #expect(await ids(["ERROR": 1]) == [])
      #expect(await ids(["=ERROR": "0"]).count == 4)
    }
  }

  @Test("refuse a text that is no date; strict mode with the original's odd code")
  func badDates() async throws {
    for way in Way.allCases {
      for value: JSONValue in ["garbage", 1_721_298_751, "1721298751", "", nil, true] {
        let filter: JSONValue = [">TIMESTAMP_X": value]
        let safe = await answer(filter, way, try await filled(.safe))
        #expect(safe.status == 400)
        #expect(
          safe.text
            == errorText("ERROR_ARGUMENT", "Incorrect date/time: \(value.phpText ?? "")"))
        let strict = await answer(filter, way, try await filled(.strict))
        #expect(strict.status == 400)
        #expect(
          strict.text == #"{"error":500,"error_description":"Incorrect date\/time: "}"#)
      }
    }
  }

  @Test("refuse lists within lists and maps, never failing")
  func nested() async throws {
    for mode in Mode.allCases {
      for way in Way.allCases {
        for (key, value) in [("@ID", [[1]]), ("=EVENT_NAME", [["a": 1]]), ("TIMESTAMP_X", [[]])]
          as [(String, JSONValue)]
        {
          let answer = await answer(.object([key: value]), way, try await filled(mode))
          #expect(answer.status == 400)
          #expect(
            answer.text == errorText("ERROR_ARGUMENT", Self.invalid(key), argument: key))
        }
      }
    }
  }

  @Test("come as forms too")
  func forms() async throws {
    let world = try await filled(.safe)
    #expect(
      await world.form("event.offline.list", "auth=admin&filter[%3E%3DID]=3").ids == ["3", "4"])
    #expect(await world.form("event.offline.list", "auth=admin&filter[>ID]=3").ids == ["4"])
    #expect(
      await world.form("event.offline.list", "auth=admin&filter[@ID][]=1&filter[@ID][]=4").ids
        == ["1", "4"])
    // The pair is split at the first `=`, before decoding.
    #expect(await world.form("event.offline.list", "auth=admin&filter[>=ID]=3").ids.count == 4)
  }

  @Test("is bounded: 64 conditions, 5,000 values of one, 100 where texts are searched")
  func bounds() async throws {
    func values(_ count: Int) -> JSONValue { .array(Array(repeating: "7", count: count)) }
    let cases: [(JSONValue, String?)] = [
      (["@ID": values(5_000)], nil), (["@ID": values(5_001)], "values in @ID"),
      (["=MESSAGE_ID": values(5_001)], "values in =MESSAGE_ID"),
      (["%EVENT_NAME": values(100)], nil), (["%event_name": values(101)], "values in %EVENT_NAME"),
      (["EVENT_NAME": values(100)], nil), (["EVENT_NAME": values(101)], "values in EVENT_NAME"),
      (["ID": values(5_000)], nil),
      (["EVENT_NAME": .string(String(repeating: "%", count: 8_192))], nil),
      (["EVENT_NAME": .string(String(repeating: "%", count: 8_193))], "text in EVENT_NAME"),
      (["=EVENT_NAME": .string(String(repeating: "x", count: 9_000))], nil),
      (.object(JSONObject(members: (0...64).map { ("x\($0)", 1) })), "conditions"),
    ]
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      for (filter, excess) in cases {
        let answer = await world.call("event.offline.list", ["filter": filter])
        #expect(answer.status == (excess == nil ? 200 : 400))
        guard let excess else { continue }
        #expect(
          answer.text
            == errorText(
              "ERROR_ARGUMENT", "The filter has more \(excess) than is allowed", argument: "filter")
        )
      }
    }
  }
}
