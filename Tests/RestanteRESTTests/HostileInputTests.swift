import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Hostile input")
struct HostileInputTests {
  static let methods = [
    "event.bind", "event.unbind", "event.get", "events", "event.offline.get",
    "event.offline.clear", "event.offline.error", "event.offline.list", "batch", "server.time",
    "scope", "methods", "method.get", "feature.get", "profile", "user.admin", "app.info",
  ]
  static let names = [
    "event", "handler", "event_type", "auth_type", "options", "filter", "order", "limit", "clear",
    "process_id", "error", "message_id", "id", "start", "scope", "full", "cmd", "halt", "name",
    "code", "auth_connector", "state", "method", "aplogin", "ap", "access_token",
  ]

  @Test(
    "of random kinds never fails inside, and what is refused changes nothing", arguments: [1, 2])
  func randomKinds(seed: UInt64) async throws {
    let random = SeededRandom(seed: seed)
    let values: [JSONValue] = [
      nil, true, false, 0, 1, -1, 50, .int(Int64.max), .int(UInt64.max), 1.5, 1e300, "", "0", "1",
      "abc", "\u{0}", "ID", "=ID", "DESC", "Y", "online", "offline", "ONAPPTEST", "2024-07-18",
      "https://a.b/", [], [:], [1], ["a"], [[]], [["a": 1]], ["ID": "ASC"], ["=ID": 1],
      ["@ID": [1, "x"]], [">TIMESTAMP_X": "now"], ["0": "user.admin"], ["x": ["y": ["z": 1]]],
      .string(String(repeating: "é", count: 300)), ["minTimeout": 1], "user.admin",
      .string(dealMessageID(1)), [.string(dealMessageID(1))],
    ]
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(3)
      for round in 0..<1500 {
        var parameters = JSONObject()
        for _ in 0..<random.number(below: 6) {
          guard let name = random.element(of: Self.names), let value = random.element(of: values)
          else { continue }
          parameters[random.chance(percent: 50) ? name : name.uppercased()] = value
        }
        guard let method = random.element(of: Self.methods) else { continue }
        let before = try await world.listing()
        let answer = await world.call(method, .object(parameters))
        let comment = "seed \(seed) round \(round) \(mode) \(method) \(parameters)"
        // Only strict mode has a query that breaks, as the original's does.
        #expect(
          answer.status < 500 || (mode == .strict && answer.errorCode == "ERROR_CORE"),
          "\(comment)")
        #expect(answer.json.objectValue != nil, "\(comment)")
        if answer.status != 200 {
          #expect(try await world.listing() == before, "\(comment)")
        }
      }
    }
  }

  @Test("of great size or depth is answered soon")
  func large() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(3)
    let many = Array(repeating: "7", count: 100_000).joined(separator: ",")
    let ids = Array(repeating: "\"\(dealMessageID(9))\"", count: 100_000).joined(separator: ",")
    let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    let keys = (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    let digits = String(repeating: "9", count: 100_000)
    let bodies: [(String, String, Int)] = [
      ("event.offline.clear", #"{"process_id":"p","id":[\#(many)]}"#, 200),
      ("event.offline.clear", #"{"process_id":"p","message_id":[\#(ids)]}"#, 200),
      ("event.offline.error", #"{"process_id":"p","message_id":[\#(ids)]}"#, 200),
      ("event.offline.get", #"{"clear":0,"filter":{"@ID":[\#(many)]}}"#, 400),
      ("event.offline.list", #"{"filter":{"@MESSAGE_ID":[\#(ids)]}}"#, 400),
      ("event.offline.list", #"{"filter":{\#(keys)}}"#, 400),
      ("event.offline.list", #"{"order":{\#(keys)}}"#, 400),
      ("event.offline.get", "{\(keys),\"clear\":0,\"limit\":1}", 200),
      ("event.offline.get", #"{"filter":\#(deep)}"#, 400),
      ("event.offline.get", #"{"filter":{"ID":\#(deep)}}"#, 400),
      ("event.offline.get", #"{"clear":0,"limit":\#(digits)}"#, 400),
      ("event.offline.get", #"{"filter":{">TIMESTAMP_X":"\#(digits)"}}"#, 400),
      ("event.offline.get", #"{"filter":{">TIMESTAMP_X":"@\#(digits)"}}"#, 400),
      (
        "batch",
        #"{"cmd":[\#(Array(repeating: "\"profile\"", count: 100_000).joined(separator: ","))]}"#,
        400
      ),
      ("event.bind", #"{"event":"\#(digits)","event_type":"offline"}"#, 400),
      ("event.bind", #"{"event":"ONAPPTEST","handler":"https://a.b/\#(digits)"}"#, 400),
    ]
    for (method, body, status) in bodies {
      let clock = ContinuousClock()
      let start = clock.now
      let answer = await world.post(method, body)
      #expect(answer.status == status, "\(method) \(body.prefix(60)) \(answer.text.prefix(200))")
      #expect(clock.now - start < .seconds(100), "\(method) \(body.prefix(60))")
    }
    #expect(try await world.listing().count == 3)
  }

  @Test("of broken bytes is answered with errors that are good JSON")
  func bytes() async throws {
    let world = try await RESTWorld()
    let bodies: [[UInt8]] = [
      [0xFF, 0xFE], [0], Array("auth=\u{0}".utf8), Array("auth=admin&filter[%FF]=1".utf8),
      Array("auth=admin&filter[=%00ID]=1".utf8), Array("auth=admin&order[ID]=%C3%28".utf8),
    ]
    for body in bodies {
      let request = RESTRequest(verb: "POST", path: "/rest/event.offline.get", body: body)
      let answer = Answer(await world.service.respond(to: request))
      #expect((200..<500).contains(answer.status))
      #expect(answer.json.objectValue != nil)
    }
    let json = Array(#"{"auth":"admin","limit":"#.utf8) + [0xC3, 0x28] + Array("}".utf8)
    let request = RESTRequest(
      verb: "POST", path: "/rest/event.get", contentType: "application/json", body: json)
    // The token may stand in what cannot be read.
    let answer = Answer(await world.service.respond(to: request))
    #expect(answer.errorCode == "ERROR_ARGUMENT" && answer.json["argument"] == "body")
  }
}
