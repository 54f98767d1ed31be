import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Orders")
struct OrderTests {
  /// Orders and the ids that three events come in, the second of which is refreshed last.
  static let good: [(JSONValue, [String])] = [
    (["ID": "DESC"], ["3", "2", "1"]), (["id": "desc"], ["3", "2", "1"]),
    (["TIMESTAMP_X": "DESC"], ["2", "3", "1"]), (["timestamp_x": "Asc"], ["1", "3", "2"]),
    (["ID"], ["1", "2", "3"]), (["EVENT_NAME": "ASC", "ID": "DESC"], ["3", "2", "1"]),
    (["EVENT_NAME": "DESC"], ["1", "2", "3"]), ([:], ["1", "2", "3"]), ([], ["1", "2", "3"]),
    (["TIMESTAMP_X"], ["1", "3", "2"]), (["5": "TIMESTAMP_X"], ["1", "3", "2"]),
    (["ID": "ASC", "id": "DESC"], ["3", "2", "1"]),
  ]

  private func world() async throws -> RESTWorld {
    let world = try await RESTWorld()
    try await world.publishDeals(3)
    try await world.publish("ONCRMDEALUPDATE", ["FIELDS": ["ID": 2]])
    return world
  }

  @Test("are kept in replies", arguments: good)
  func kept(order: JSONValue, ids: [String]) async throws {
    #expect(try await world().call("event.offline.get", ["order": order]).ids == ids)
    #expect(try await world().call("event.offline.list", ["order": order]).ids == ids)
  }

  @Test("are by time when claiming and by id in lists, when none is given")
  func standard() async throws {
    #expect(try await world().call("event.offline.get").ids == ["1", "3", "2"])
    #expect(try await world().call("event.offline.list", ["order": nil]).ids == ["1", "2", "3"])
  }

  /// Orders that are refused and their messages.
  static let bad: [(JSONValue, String)] = [
    ("ID", "The order is not an array."), ("", "The order is not an array."),
    (1, "The order is not an array."), (false, "The order is not an array."),
    (["NOPE": "ASC"], "Order field not allowed: NOPE"),
    (["nope": "x"], "Order field not allowed: NOPE"),
    (["id"], "Order field not allowed: id"), ([["ID"]], "Order field not allowed: "),
    (["ID": "up"], "Order direction should be one of {ASC|DESC}"),
    (["ID": ""], "Order direction should be one of {ASC|DESC}"),
    (["ID": nil], "Order direction should be one of {ASC|DESC}"),
    (["ID": ["ASC"]], "Order direction should be one of {ASC|DESC}"),
    (["ID": 1], "Order direction should be one of {ASC|DESC}"),
    (["": "ASC"], "Order field not allowed: "),
  ]

  @Test("that are bad are refused and change nothing", arguments: bad)
  func refused(order: JSONValue, message: String) async throws {
    for mode in Mode.allCases {
      let world = try await RESTWorld(mode)
      try await world.publishDeals(2)
      let before = try await world.listing()
      for method in ["event.offline.get", "event.offline.list"] {
        let answer = await world.call(method, ["order": order])
        #expect(answer.status == 400)
        #expect(answer.text == errorText("ERROR_ARGUMENT", message))
      }
      #expect(try await world.listing() == before)
    }
  }

  @Test("know process id and error flag only in list")
  func listFields() async throws {
    let world = try await world()
    for field in ["PROCESS_ID", "ERROR"] {
      let order: JSONValue = .object([field: "ASC"])
      #expect(
        await world.call("event.offline.get", ["order": order]).text
          == errorText("ERROR_ARGUMENT", "Order field not allowed: \(field)"))
      #expect(await world.call("event.offline.list", ["order": order]).ids == ["1", "2", "3"])
    }
  }
}
