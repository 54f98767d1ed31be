import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Leases on the wire")
struct LeaseTests {
  private func claim(_ world: RESTWorld, _ parameters: JSONValue = ["clear": 0]) async -> String {
    await world.call("event.offline.get", parameters).processID ?? ""
  }

  @Test(
    "a claim ends after the lease that it asked for", arguments: ["2", 2, " 2 "] as [JSONValue])
  func asked(lease: JSONValue) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let id = await claim(world, ["clear": 0, "LEASE": lease])
    world.clock.advance(seconds: 1)
    #expect(try await world.listing().map(\.processID.text) == [id])
    world.clock.advance(seconds: 1)
    let row = await world.call("event.offline.list").result.arrayValue?.first
    #expect(row?["PROCESS_ID"] == "")
    #expect(await world.call("event.offline.clear", ["process_id": .string(id)]).result == true)
    #expect(try await world.listing() == [])
  }

  @Test("a claim that asks for none has the application's lease, an hour at first")
  func standard() async throws {
    for (configured, lease) in [(nil, 3600), (60, 60)] as [(Int64?, Int64)] {
      let world = try await RESTWorld()
      _ = try await world.store.perform(
        ConfigureQueues(
          portal: world.portal.id, application: world.application.id,
          changes: QueueOverrideChanges(lease: configured.map { .set($0) })))
      try await world.publishDeals(1)
      _ = await claim(world)
      world.clock.advance(seconds: lease - 1)
      #expect(await world.call("event.offline.get").ids == [])
      world.clock.advance(seconds: 1)
      #expect(await world.call("event.offline.get").ids == ["1"])
    }
  }

  @Test("reading again renews the claim, by the lease that it asks for")
  func renewed() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let id = await claim(world, ["clear": 0, "lease": 5])
    world.clock.advance(seconds: 10)
    let again: JSONValue = ["process_id": .string(id), "clear": 0, "lease": 20]
    #expect(await world.call("event.offline.get", again).ids == ["1"])
    world.clock.advance(seconds: 19)
    #expect(await world.call("event.offline.get").ids == [])
    world.clock.advance(seconds: 1)
    #expect(await world.call("event.offline.get").ids == ["1"])
  }

  @Test("a second read that asks for a lease sets the end of the claim, sooner too")
  func shortened() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let id = await claim(world, ["clear": 0, "lease": 1_000])
    let again: JSONValue = ["process_id": .string(id), "clear": 0, "lease": "2"]
    #expect(await world.call("event.offline.get", again).ids == ["1"])
    world.clock.advance(seconds: 1)
    #expect(await world.call("event.offline.get", ["clear": 0]).ids == [])
    world.clock.advance(seconds: 1)
    #expect(await world.call("event.offline.get", ["clear": 0]).ids == ["1"])
  }

  @Test("a second read that asks for none never ends the claim earlier")
  func kept() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let id = await claim(world, ["clear": 0, "lease": 7_200])
    let again: JSONValue = ["process_id": .string(id), "clear": 0]
    #expect(await world.call("event.offline.get", again).ids == ["1"])
    world.clock.advance(seconds: 7_199)
    #expect(try await world.listing().map(\.processID.text) == [id])
  }

  @Test(
    "a second read with lease 0 gives the events back at once", arguments: [0, "0"] as [JSONValue])
  func givenBack(lease: JSONValue) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let id = await claim(world)
    let again: JSONValue = ["process_id": .string(id), "clear": 0, "limit": 1, "lease": lease]
    let answer = await world.call("event.offline.get", again)
    #expect(answer.ids == ["1"] && answer.processID == id)
    #expect(try await world.listing().map(\.processID) == [.unclaimed, .unclaimed])
    #expect(try await world.listing().map(\.attempts) == [0, 0])
    #expect(
      await world.call("event.offline.get", ["process_id": .string(id), "clear": 0]).ids == [])
    #expect(await world.call("event.offline.get", ["clear": 0]).ids == ["1", "2"])
  }

  @Test("a new claim cannot be given back before it is made", arguments: [0, "0"] as [JSONValue])
  func noneAtOnce(lease: JSONValue) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let answer = await world.call("event.offline.get", ["clear": 0, "lease": lease])
    #expect(
      answer.text
        == errorText(
          "ERROR_ARGUMENT", "Value must be an integer from 1 to 604800", argument: "LEASE"))
    #expect(try await world.listing().map(\.processID) == [.unclaimed])
  }

  @Test(
    "other values are refused in safe mode",
    arguments: [
      -1, 604_801, 1.5, "", "x", "5x", "1.0", "604801", "-1", true, [], [5], ["a": 5],
    ] as [JSONValue])
  func refused(lease: JSONValue) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let before = try await world.listing()
    for parameters in [["clear": 0], [:], ["process_id": "p"]] as [JSONObject] {
      var parameters = parameters
      parameters["lease"] = lease
      let answer = await world.call("event.offline.get", .object(parameters))
      #expect(answer.status == 400)
      let least = parameters["process_id"] == nil ? 1 : 0
      #expect(
        answer.text
          == errorText(
            "ERROR_ARGUMENT", "Value must be an integer from \(least) to 604800",
            argument: "LEASE"))
    }
    #expect(try await world.listing() == before)
  }

  @Test("strict mode knows neither leases nor reasons")
  func strict() async throws {
    let world = try await RESTWorld(.strict)
    try await world.publishDeals(2)
    let id = await claim(world, ["clear": 0, "lease": "x"])
    world.clock.advance(seconds: 300_000)
    #expect(try await world.listing().map(\.processID.text) == [id, id])
    _ = await world.call(
      "event.offline.error",
      [
        "process_id": .string(id), "message_id": [.string(dealMessageID(1))], "reason": "no",
      ])
    #expect(try await world.listing().map(\.isFailed) == [true, false])
    #expect(try await world.listing().map(\.reason) == [nil, nil])
  }

  @Test(
    "the reason of a failure is kept, trimmed and cut",
    arguments: [
      (" bad address ", "bad address"), ("", nil), ("  ", nil), (7, "7"), ([1], nil),
      (.string(String(repeating: "ж", count: 1_001)), String(repeating: "ж", count: 1_000)),
    ] as [(JSONValue, String?)])
  func reason(value: JSONValue, kept: String?) async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(1)
    let id = await claim(world)
    let answer = await world.call(
      "event.offline.error",
      ["process_id": .string(id), "message_id": [.string(dealMessageID(1))], "reason": value])
    #expect(answer.result == true)
    #expect(try await world.listing().map(\.reason) == [kept])
  }
}
