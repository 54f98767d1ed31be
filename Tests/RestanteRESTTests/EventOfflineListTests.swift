import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

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
