import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("event.get and events")
struct EventGetTests {
  @Test("shows bindings by id; to others than administrators only their own")
  func rows() async throws {
    let world = try await RESTWorld()
    _ = await world.call("event.bind", ["event": "ONCRMLEADADD", "handler": "https://a.b/c"])
    _ = await world.call(
      "event.bind",
      ["event": "ONCRMLEADADD", "event_type": "offline", "auth_connector": "x'y"])
    _ = await world.call(
      "event.bind", ["event": "ONAPPTEST", "handler": "https://a.b/d"], as: "user")
    let all = await world.call("event.get")
    #expect(
      all.text.hasPrefix(
        #"{"result":[{"event":"ONCRMLEADADD","handler":"https:\/\/a.b\/c","auth_type":"0","#
          + #""offline":0},{"event":"ONCRMLEADADD","connector_id":"x\u0027y","offline":1},"#
          + #"{"event":"ONAPPTEST","handler":"https:\/\/a.b\/d","auth_type":"2","offline":0}],"#
          + #""time":{"#))
    let own = await world.call("event.get", as: "user").result.arrayValue ?? []
    #expect(own.map { $0["event"] } == ["ONAPPTEST"])
    #expect(await world.call("event.get", as: "other").result == [])
  }

  /// Parameters of `events` and the names with a token for tasks.
  static let lists: [(JSONValue, [String])] = [
    ([:], tasks + global), (["full": "0"], tasks + global), (["FULL": nil], tasks + global),
    (["scope": "task"], tasks), (["Scope": "", "full": 1], global), (["scope": "Task"], []),
    (["scope": "user"], ["ONUSERADD"]), (["scope": ["task"]], []),
  ]
  static let tasks = [
    "ONTASKADD", "ONTASKUPDATE", "ONTASKDELETE", "ONTASKCOMMENTADD", "ONTASKCOMMENTUPDATE",
    "ONTASKCOMMENTDELETE",
  ]
  static let global = [
    "ONAPPUNINSTALL", "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPPAYMENT", "ONSUBSCRIPTIONRENEW",
    "ONAPPTEST", "ONAPPMETHODCONFIRM", "ONOFFLINEEVENT",
  ]

  @Test("lists the names that can be bound to", arguments: lists)
  func events(parameters: JSONValue, names: [String]) async throws {
    let world = try await RESTWorld(scopes: ["task"])
    let answer = await world.call("events", parameters)
    #expect(answer.result.arrayValue?.compactMap(\.stringValue) == names)
    #expect(answer.json["total"] == nil)
  }

  @Test("lists all names with FULL, also when it is the text false")
  func full() async throws {
    let world = try await RESTWorld(scopes: ["task"])
    let answer = await world.call("events", ["full": "false"])
    let names = answer.result.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(names.filter { $0 == "ONUSERADD" }.count == 3)
    for name in [
      "ONCRMDEALUPDATE", "CATALOG.PRICE.TYPE.ON.ADD", "ONCRMTYPEUSERFIELDSETENUMVALUES",
      "ONPROPERTYVALUEENTITYSAVED", "ONIMBOTV2REACTIONCHANGE", "ONCRMINVOICERECURRINGEXPOSE",
      "MAIN.ON.USER.TYPE.DELETE", "ONSESSIONFINISH",
    ] { #expect(names.contains(name), "\(name)") }
    #expect(names.allSatisfy { !$0.contains("{") && !$0.contains(",") })
  }
}
