import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("event.test")
struct EventTestTests {
  @Test("raises ONAPPTEST with the parameters as they came, for this application alone")
  func raises() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONAPPTEST"], connector: "c")
    _ = try await world.store.perform(
      BindEvent(
        portal: world.portal.id, application: world.otherApplication.id,
        event: EventName(stored: "ONAPPTEST"), target: .offline, connector: "c"))
    let answer = await world.form(
      "event.test", "auth=user&Any=data&list[]=1&start=3&state=x")
    #expect(answer.withoutTime == #"{"result":1}"#)
    let events = try await world.listing(connector: "c")
    #expect(events.map(\.name.text) == ["ONAPPTEST"])
    #expect(
      events.map { String(decoding: $0.data, as: UTF8.self) }
        == [#"{"QUERY":{"Any":"data","list":["1"]},"LANGUAGE_ID":"en"}"#])
    #expect(events.first?.user == .user(UserID(rawValue: 2)))
    let other = try await world.store.listEvents(
      ListEvents(
        queue: QueueKey(
          portal: world.portal.id, application: world.otherApplication.id, connector: "c")))
    #expect(other.total == 0)
  }

  @Test("does not come back to the queue of its own connector, but to the others")
  func loop() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONAPPTEST"])
    try await world.bindOffline(["ONAPPTEST"], connector: "c")
    #expect(await world.call("event.test").result == 1)
    #expect(try await world.listing().count == 0)
    #expect(try await world.listing(connector: "c").count == 1)
    #expect(await world.call("event.test", ["auth_connector": "c", "x": 1]).result == 1)
    #expect(try await world.listing().count == 1)
    #expect(try await world.listing(connector: "c").count == 1)
  }

  @Test("has a list where there are no parameters, and answers without any handler")
  func plain() async throws {
    let world = try await RESTWorld()
    #expect(await world.call("event.test").result == 1)
    try await world.bindOffline(["ONAPPTEST"], connector: "c")
    _ = await world.call("event.test")
    let data = try await world.listing(connector: "c").first?.data ?? []
    #expect(String(decoding: data, as: UTF8.self) == #"{"QUERY":[],"LANGUAGE_ID":"en"}"#)
    _ = await world.post("event.test", "[7,{}]")
    let list = try await world.listing(connector: "c").last?.data ?? []
    #expect(String(decoding: list, as: UTF8.self) == #"{"QUERY":[7,[]],"LANGUAGE_ID":"en"}"#)
  }

  @Test("refuses parameters that nest deeper than an event may")
  func depth() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONAPPTEST"], connector: "c")
    let deep = (0..<200).reduce(JSONValue.int(1)) { inner, _ in [inner] }
    let answer = await world.call("event.test", ["a": deep])
    #expect(answer.status == 400)
    #expect(answer.json["argument"] == "QUERY")
    #expect(try await world.listing(connector: "c").isEmpty)
  }

  @Test("a handler that answers each ONAPPTEST with another one is stopped after six")
  func cascade() async throws {
    let world = try await RESTWorld()
    _ = try await world.store.perform(
      BindEvent(
        portal: world.portal.id, application: world.application.id,
        event: EventName(stored: "ONAPPTEST"),
        target: .online(handler: "https://h.example/", user: UserID(rawValue: 1))))
    var token = "user"
    var sessions: [Int64] = []
    for round in 1...10 {
      #expect(await world.form("event.test", "auth=\(token)").withoutTime == #"{"result":1}"#)
      token = "round\(round)"
      let told = try await world.deliver(.replied(200), tokensNamed: token)
      if told.isEmpty { break }
      sessions += told.map(\.content.session.rawValue)
    }
    #expect(sessions == [6, 5, 4, 3, 2, 1])
  }
}
