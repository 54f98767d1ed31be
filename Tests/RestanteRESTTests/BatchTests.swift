import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("batch")
struct BatchTests {
  /// The parts of a reply, without their times.
  private func parts(_ answer: Answer) -> String {
    guard var parts = answer.result.objectValue else { return answer.text }
    parts["result_time"] = nil
    return JSONValue.object(parts).encodedString()
  }

  static let notFound =
    #"{"error":"ERROR_METHOD_NOT_FOUND","error_description":"Method not found!"}"#

  /// Commands and the parts of the reply: lists where the keys count up from 0 without a gap.
  static let shapes: [(JSONValue, String)] = [
    (nil, #"{"result":[],"result_error":[],"result_total":[],"result_next":[]}"#),
    ("user.admin", #"{"result":[],"result_error":[],"result_total":[],"result_next":[]}"#),
    ([:], #"{"result":[],"result_error":[],"result_total":[],"result_next":[]}"#),
    (
      ["user.admin", "USER.Admin?x=1"],
      #"{"result":[true,true],"result_error":[],"result_total":[],"result_next":[]}"#
    ),
    (
      ["a": "user.admin"],
      #"{"result":{"a":true},"result_error":[],"result_total":[],"result_next":[]}"#
    ),
    (
      ["0": "user.admin", "1": "nope"],
      #"{"result":[true],"result_error":{"1":\#(notFound)},"result_total":[],"result_next":[]}"#
    ),
    (
      ["nope", "user.admin"],
      #"{"result":{"1":true},"result_error":[\#(notFound)],"result_total":[],"result_next":[]}"#
    ),
    (
      ["1": "user.admin", "0": "user.admin"],
      #"{"result":{"1":true,"0":true},"result_error":[],"result_total":[],"result_next":[]}"#
    ),
    (
      [1, ["x"], nil, "user.admin"],
      #"{"result":{"3":true},"result_error":[],"result_total":[],"result_next":[]}"#
    ),
    (
      ["", "?x", "user.admin.json", "/user.admin", "m:80?x=1"],
      #"{"result":[],"result_error":[\#(notFound),\#(notFound),\#(notFound),\#(notFound),"#
        + #"\#(notFound)],"result_total":[],"result_next":[]}"#
    ),
    (
      ["user.admin#x?y"],
      #"{"result":[true],"result_error":[],"result_total":[],"result_next":[]}"#
    ),
    (
      ["l": "event.offline.list"],
      #"{"result":{"l":[]},"result_error":[],"result_total":{"l":0},"result_next":[]}"#
    ),
    (
      ["event.bind?event=x&event_type=y"],
      #"{"result":[],"result_error":[{"error":"ERROR_ARGUMENT","error_description":"#
        + #""Value must be one of {online|offline}","argument":"EVENT_TYPE"}],"#
        + #""result_total":[],"result_next":[]}"#
    ),
  ]

  @Test("answers lists or maps as PHP would", arguments: shapes)
  func shape(commands: JSONValue, expected: String) async throws {
    let world = try await RESTWorld()
    let answer = await world.call("batch", ["CMD": commands])
    #expect(answer.status == 200)
    #expect(parts(answer) == expected)
    #expect(
      answer.result.objectValue?.keys
        == ["result", "result_error", "result_total", "result_next", "result_time"])
  }

  @Test("times each command that succeeds as a call of its own")
  func times() async throws {
    let world = try await RESTWorld()
    let answer = await world.call("batch", ["cmd": ["a": "user.admin", "b": "nope"]])
    let times = answer.result["result_time"]?.objectValue
    #expect(times?.keys == ["a"])
    #expect(times?["a"]?.objectValue?.keys == answer.json["time"]?.objectValue?.keys)
  }

  @Test("comes as a form, each command encoded once more")
  func form() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(3)
    let answer = await world.form(
      "batch",
      "auth=admin&cmd[get]=event.offline.get%3Flimit%3D1%26filter%5B%253E%253DID%5D%3D2")
    #expect(answer.result["result"]?["get"]?["events"]?.arrayValue?.first?["ID"] == "2")
  }

  @Test("runs commands in their order, with pages")
  func sequence() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(60)
    let answer = await world.call(
      "batch",
      ["cmd": ["event.offline.get?limit=5", "event.offline.list", "event.offline.list?start=50"]])
    let lists = answer.result["result"]?.arrayValue ?? []
    #expect(lists[0]["events"]?.arrayValue?.count == 5)
    #expect(lists[1].arrayValue?.first?["ID"] == "6")
    #expect(lists[2].arrayValue?.count == 5)
    #expect(answer.result["result_total"] == ["1": 55, "2": 55])
    #expect(answer.result["result_next"] == ["1": 50])
  }

  @Test("acts with the credentials and the connector of the outer call alone")
  func credentials() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONCRMLEADADD"], connector: "c")
    try await world.publish("ONCRMLEADADD", 1)
    let commands: JSONValue = [
      "user.admin?auth=admin&access_token=admin&aplogin=1&ap=code",
      "event.offline.list?auth_connector=x",
    ]
    let answer = await world.call("batch", ["cmd": commands, "auth_connector": "c"], as: "user")
    #expect(answer.result["result"]?.arrayValue?.first == false)
    #expect(answer.result["result_total"] == ["1": 1])
    let webhook = await world.get("/rest/1/code/batch", "cmd[]=profile&cmd[]=event.get")
    #expect(webhook.result["result"]?.arrayValue?.first?["ID"] == "1")
    #expect(webhook.result["result_error"]?["1"]?["error"] == "WRONG_AUTH_TYPE")
  }

  @Test("stops at the first failure when halt is true as PHP sees it")
  func halt() async throws {
    for halt: JSONValue in [1, "1", true, "false", "N"] {
      let world = try await RESTWorld()
      let answer = await world.call(
        "batch", ["cmd": ["user.admin", "nope", "user.admin"], "HALT": halt])
      #expect(answer.result["result"] == [true])
    }
    for halt: JSONValue in [0, "0", "", false, nil, []] {
      let world = try await RESTWorld()
      let answer = await world.call("batch", ["cmd": ["nope", "user.admin"], "halt": halt])
      #expect(answer.result["result"] == ["1": true])
    }
  }

  @Test("runs no more than 50 commands")
  func length() async throws {
    let world = try await RESTWorld()
    let commands = JSONValue.array(Array(repeating: "user.admin", count: 52))
    let answer = await world.call("batch", ["cmd": commands])
    #expect(answer.status == 200)
    #expect(answer.result["result"]?.arrayValue?.count == 50)
    let errors = answer.result["result_error"]?.objectValue
    #expect(errors?.keys == ["50", "51"])
    #expect(
      errors?["50"]
        == [
          "error": "ERROR_BATCH_LENGTH_EXCEEDED", "error_description": "Max batch length exceeded",
        ])
  }

  @Test("of a great many commands is refused as a whole, so that errors cannot fill the memory")
  func greatLength() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let commands = JSONValue.array(Array(repeating: "event.offline.get", count: 10_001))
    let answer = await world.call("batch", ["cmd": commands])
    #expect(answer.status == 400)
    #expect(answer.text == errorText("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded"))
    #expect(try await world.listing().count == 1)
  }

  @Test(
    "refuses batches within batches, and files, in any case",
    arguments: ["batch", "Batch", "BATCH?cmd[]=profile", "download", "DownLoad", "upload"])
  func forbidden(command: String) async throws {
    let world = try await RESTWorld()
    let answer = await world.call("batch", ["cmd": [.string(command)]])
    #expect(
      answer.result["result_error"]?.arrayValue?.first
        == [
          "error": "ERROR_BATCH_METHOD_NOT_ALLOWED",
          "error_description": "Method is not allowed for batch usage",
        ])
  }

  @Test("shares the size of one reply among its commands")
  func budget() async throws {
    let bounds = ReplyBounds(events: 100, bytes: 600, overflow: .truncate)
    let world = try await RESTWorld(bounds: bounds)
    try await world.publishDeals(20)
    let commands = JSONValue.array(Array(repeating: "event.offline.get?limit=10", count: 10))
    let answer = await world.call("batch", ["cmd": commands])
    let taken = (answer.result["result"]?.arrayValue ?? [])
      .reduce(0) { $0 + ($1["events"]?.arrayValue?.count ?? 0) }
    #expect(taken >= 1)
    #expect(answer.text.contains("OVERLOAD_LIMIT"))
    #expect(try await world.listing().count == 20 - taken)
  }
}
