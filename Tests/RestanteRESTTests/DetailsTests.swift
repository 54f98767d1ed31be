import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("details=1")
struct DetailsTests {
  /// A world whose first deal was tried twice, once in vain and once with a reason.
  private func world(_ mode: Mode = .safe) async throws -> RESTWorld {
    let world = try await RESTWorld(mode)
    try await world.publishDeals(2)
    guard mode == .safe else { return world }
    _ = await world.call("event.offline.get", ["clear": 0, "limit": 1, "lease": 5])
    world.clock.advance(seconds: 5)
    let id = await world.call("event.offline.get", ["clear": 0, "limit": 1]).processID ?? ""
    _ = await world.call(
      "event.offline.error",
      [
        "process_id": .string(id), "message_id": [.string(dealMessageID(1))],
        "reason": "no \"such\" deal",
      ])
    try await world.publish("ONCRMDEALUPDATE", ["FIELDS": ["ID": 1]])
    return world
  }

  private static let tried =
    #","ATTEMPTS":"2","LAST_REASON":"no \u0022such\u0022 deal","#
    + #""FIRST_AT":"2024-07-18T12:32:31+02:00"}"#
  private static let untried =
    #","ATTEMPTS":"0","LAST_REASON":null,"FIRST_AT":"2024-07-18T12:32:32+02:00"}"#

  @Test("shows attempts, the last reason and the first time at the end of every row")
  func rows() async throws {
    let world = try await world()
    let list = await world.call("event.offline.list", ["DETAILS": 1])
    #expect(list.text.contains(#""ERROR":"0""# + Self.tried))
    #expect(list.text.contains(#""ERROR":"0""# + Self.untried))
    let claim = await world.call("event.offline.get", ["clear": 0, "details": "1"])
    let rows = claim.result["events"]?.arrayValue ?? []
    #expect(rows.compactMap { $0["ATTEMPTS"]?.stringValue } == ["0", "2"])
    #expect(claim.text.contains(#","MESSAGE_ID":"\#(dealMessageID(1))""# + Self.tried))
    let again: JSONValue = [
      "process_id": .string(claim.processID ?? ""), "clear": 0, "details": 1,
    ]
    #expect(await world.call("event.offline.get", again).text.contains(Self.tried))
    #expect(await world.call("event.offline.get", again).text.contains(Self.untried))
  }

  @Test("replies that did not ask stay as they were", arguments: [0, "", "no", []] as [JSONValue])
  func unasked(details: JSONValue) async throws {
    let world = try await world()
    let plain = await world.call("event.offline.list")
    let list = await world.call("event.offline.list", ["details": details])
    #expect(list.withoutTime == plain.withoutTime)
    let claim = await world.call("event.offline.get", ["clear": 0, "details": details])
    for name in ["ATTEMPTS", "LAST_REASON", "FIRST_AT"] {
      #expect(!list.text.contains(name) && !claim.text.contains(name))
    }
  }

  @Test("mean nothing in strict mode")
  func strict() async throws {
    let world = try await world(.strict)
    let list = await world.call("event.offline.list", ["details": 1])
    #expect(list.withoutTime == (await world.call("event.offline.list")).withoutTime)
    let claim = await world.call("event.offline.get", ["clear": 0, "details": 1])
    #expect(claim.ids.count == 2 && !claim.text.contains("ATTEMPTS"))
  }

  @Test("shorten a reply to a thousand events, the rest stays")
  func bounded() async throws {
    let world = try await RESTWorld()
    try await world.bindOffline(["ONCRMDEALUPDATE"])
    _ = try await world.store.perform(
      PublishEvents(
        portal: world.portal.id, mode: .safe,
        publications: (0..<1_001).map {
          Publication(name: EventName(stored: "ONCRMDEALUPDATE"), data: .int($0))
        }))
    let all: JSONValue = ["limit": 5_000, "details": 1]
    #expect(await world.call("event.offline.get", all).ids.count == 1_000)
    #expect(await world.call("event.offline.get", all).ids == ["1001"])
  }
}
