import RestanteCore
import RestanteJSON
import RestanteTesting
import Synchronization
import Testing

@testable import RestanteREST

@Suite("event.offline.get")
struct EventOfflineGetTests {
  @Test("takes by default: no process id, and the events are gone")
  func take() async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(2)
      let answer = await world.call("event.offline.get")
      #expect(
        answer.withoutTime == #"""
          {"result":{"process_id":null,"events":[\#
          {"ID":"1","TIMESTAMP_X":"2024-07-18T12:32:31+02:00","EVENT_NAME":"ONCRMDEALUPDATE",\#
          "EVENT_DATA":{"FIELDS":{"ID":1}},"EVENT_ADDITIONAL":{"user_id":"1"},\#
          "MESSAGE_ID":"\#(dealMessageID(1))"},\#
          {"ID":"2","TIMESTAMP_X":"2024-07-18T12:32:32+02:00","EVENT_NAME":"ONCRMDEALUPDATE",\#
          "EVENT_DATA":{"FIELDS":{"ID":2}},"EVENT_ADDITIONAL":{"user_id":"1"},\#
          "MESSAGE_ID":"\#(dealMessageID(2))"}]}}
          """#)
      #expect(try await world.listing().isEmpty)
    }
  }

  @Test("reserves with clear=0 under a process id of 32 digits and letters, also when empty")
  func reserve() async throws {
    let world = try await RESTWorld()
    let empty = await world.call("event.offline.get", ["clear": 0])
    #expect(empty.processID?.wholeMatch(of: /[0-9a-z]{32}/) != nil)
    #expect(empty.result["events"] == [])
    try await world.publishDeals(1)
    let full = await world.call("event.offline.get", ["clear": 0])
    #expect(full.processID != empty.processID)
    #expect(full.ids == ["1"])
    #expect(try await world.listing().map(\.processID.text) == [full.processID])
    #expect(await world.call("event.offline.get", ["clear": 0]).ids == [])
  }

  @Test("shows data as it came, and who caused it")
  func rows() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONCRMLEADADD"])
    let data: [(JSONValue, ActingUser, String, String)] = [
      (false, .undisclosed, "false", "false"),
      (nil, .nobody, "null", #"{"user_id":0}"#),
      (
        ["a": "<é/😀>", "n": .number(JSONNumber(text: "1.10") ?? JSONNumber(0))],
        .user(UserID(rawValue: 7)), #"{"a":"<é/😀>","n":1.10}"#, #"{"user_id":"7"}"#
      ),
    ]
    for (value, user, shownData, shownUser) in data {
      try await world.publish("ONCRMLEADADD", value, user: user)
      let text = await world.call("event.offline.get").text
      #expect(
        text.contains("\"EVENT_DATA\":\(shownData),\"EVENT_ADDITIONAL\":\(shownUser),"))
    }
  }

  /// Values of `clear`, and whether they take in strict and in safe mode.
  static let clears: [(JSONValue, Bool, Bool)] = [
    (nil, true, true), (1, true, true), (0, false, false), ("1", true, true), ("0", false, false),
    (true, true, true), (false, false, false), (2, true, true), (-1, true, true),
    ([], false, false),
    ([0], true, true), ("1abc", true, true), ("Y", false, true), ("y", false, true),
    ("N", false, false), ("true", false, true), ("TRUE", false, true), ("false", false, false),
    ("yes", false, true), ("no", false, false), ("on", false, true), ("off", false, false),
    ("", false, true), ("maybe", false, false), (0.5, false, false), ("0.9", false, false),
  ]

  @Test("reads clear as the mode says", arguments: clears)
  func clear(value: JSONValue, strict: Bool, safe: Bool) async throws {
    for (mode, takes) in [(Mode.strict, strict), (.safe, safe)] {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(1)
      let answer = await world.call("event.offline.get", ["clear": value])
      #expect(answer.ids == ["1"])
      #expect((answer.processID == nil) == takes, "\(mode)")
      #expect(try await world.listing().isEmpty == takes, "\(mode)")
    }
  }

  @Test("limits to 50 or what limit says, which must be positive")
  func limit() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(60)
    #expect(await world.call("event.offline.get", ["clear": 0]).ids.count == 50)
    for limit: JSONValue in [0, -1, "", "abc", "0", false, [], "-5", "9e999"] {
      let before = try await world.listing()
      let answer = await world.call("event.offline.get", ["limit": limit])
      #expect(answer.status == 400)
      #expect(
        answer.text
          == errorText("ERROR_ARGUMENT", "Value must be positive integer", argument: "LIMIT"))
      #expect(try await world.listing() == before)
    }
    #expect(await world.call("event.offline.get", ["limit": "2abc"]).ids == ["51", "52"])
    #expect(await world.call("event.offline.get", ["limit": true]).ids == ["53"])
    #expect(
      await world.post("event.offline.get", #"{"limit":99999999999999999999}"#).ids.count == 7)
  }

  @Test("returns failed events only when error is exactly 1")
  func error() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let claim = await world.call("event.offline.get", ["clear": 0, "limit": 1])
    _ = await world.call(
      "event.offline.error",
      ["process_id": .string(claim.processID ?? ""), "message_id": [.string(dealMessageID(1))]])
    for flag: JSONValue in [0, nil, 2, "Y", "true", ""] {
      #expect(
        await world.call("event.offline.get", ["error": flag, "clear": 0]).ids.first != "1")
    }
    #expect(await world.call("event.offline.get", ["error": "1x"]).ids == ["1"])
  }

  @Test("reads a claim again; safe mode removes what it returned, strict mode the whole claim")
  func reread() async throws {
    for (mode, left) in [(Mode.safe, 2), (.strict, 0)] {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(3)
      let id = JSONValue.string(
        await world.call("event.offline.get", ["clear": 0]).processID ?? "")
      let again = await world.call("event.offline.get", ["process_id": id, "clear": 0])
      #expect(again.ids == ["1", "2", "3"])
      #expect(again.result["process_id"] == id)
      let padded = await world.call(
        "event.offline.get", ["process_id": .string(" \(id.stringValue ?? "")\n"), "limit": 1])
      #expect(padded.ids == ["1"])
      #expect(padded.result["process_id"] == id)
      #expect(try await world.listing().count == left)
    }
    let world = try await RESTWorld()
    #expect(await world.call("event.offline.get", ["process_id": "unknown"]).ids == [])
  }

  @Test("refuses an empty process id in safe mode, where strict mode empties the queue")
  func emptyProcessID() async throws {
    let safe = try await RESTWorld(.safe)
    try await safe.publishDeals(2)
    let before = try await safe.listing()
    for id: JSONValue in ["", "  ", false, [], ["a"]] {
      let answer = await safe.call("event.offline.get", ["process_id": id, "limit": 0])
      #expect(answer.status == 400)
      #expect(answer.text == emptyProcessIDError)
    }
    #expect(try await safe.listing() == before)
    let strict = try await RESTWorld(.strict)
    try await strict.publishDeals(2)
    let answer = await strict.call("event.offline.get", ["process_id": "", "limit": 1])
    #expect(answer.result["process_id"] == "")
    #expect(answer.ids == ["1"])
    #expect(try await strict.listing().isEmpty)
  }

  @Test("checks limit, then filter, then order, and changes nothing before all are good")
  func order() async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(2)
      let before = try await world.listing()
      var parameters: JSONObject = ["limit": 0, "filter": 1, "order": 1]
      func description() async -> JSONValue? {
        await world.call("event.offline.get", .object(parameters)).json["error_description"]
      }
      #expect(await description() == "Value must be positive integer")
      parameters["limit"] = 5
      #expect(await description() == "The filter is not an array.")
      parameters["filter"] = [:]
      #expect(await description() == "The order is not an array.")
      #expect(try await world.listing() == before)
    }
  }

  @Test("takes names of parameters in any case, the later spelling winning")
  func names() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(3)
    #expect(
      await world.post("event.offline.get", #"{"LIMIT":1,"Limit":2,"Clear":0}"#).ids
        == ["1", "2"])
    #expect(await world.form("event.offline.get", "auth=admin&LiMiT=1").ids == ["3"])
  }

  @Test("answers fewer events than asked in safe mode and refuses in strict mode, when too large")
  func bounds() async throws {
    let bounds = ReplyBounds(events: 2, bytes: 1 << 20, overflow: .truncate)
    let safe = try await RESTWorld(.safe, bounds: bounds)
    try await safe.publishDeals(3)
    #expect(await safe.call("event.offline.get").ids == ["1", "2"])
    #expect(try await safe.listing().count == 1)
    let strict = try await RESTWorld(
      .strict, bounds: ReplyBounds(events: 2, bytes: 1 << 20, overflow: .refuse))
    try await strict.publishDeals(3)
    let before = try await strict.listing()
    let answer = await strict.call("event.offline.get", ["limit": 3])
    #expect(answer.status == 503)
    #expect(
      answer.text
        == errorText(
          "OVERLOAD_LIMIT", "The reply would be larger than this server allows. Lower the limit."))
    #expect(try await strict.listing() == before)
  }

  @Test("sees only the queue of its application and connector")
  func isolation() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    #expect(await world.call("event.offline.get", as: "other").ids == [])
    #expect(await world.call("event.offline.get", ["auth_connector": "x"]).ids == [])
    #expect(await world.call("event.offline.get", as: "user").ids == ["1"])
  }

  @Test("reserves with a lease of an hour in safe mode, without one in strict mode")
  func lease() async throws {
    for (mode, lease) in [(Mode.safe, 3600), (.strict, nil)] as [(Mode, Int64?)] {
      let claims = Mutex<[ClaimEvents]>([])
      let world = try await RESTWorld(
        mode,
        store: { model in RecordingStore(model) { claim in claims.withLock { $0.append(claim) } } })
      _ = await world.call("event.offline.get", ["clear": 0])
      _ = await world.call("event.offline.get")
      #expect(claims.withLock { $0.map(\.disposition) } == [.reserve(lease: lease), .take])
    }
  }
}

/// The message id of a deal that `publishDeals` publishes.
func dealMessageID(_ id: Int) -> String {
  MessageID(name: EventName(stored: "ONCRMDEALUPDATE"), data: ["FIELDS": ["ID": .int(id)]]).text
}

let emptyProcessIDError = errorText(
  "ERROR_ARGUMENT", "Argument 'PROCESS_ID' is null or empty", argument: "PROCESS_ID")
