import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteServer

@Suite("Lists of a lab's objects")
struct LabObjectListTests {
  @Test("120 objects come in three pages")
  func pages() async throws {
    try await LabServer.run { lab in
      var commands = JSONObject()
      for number in 1...120 {
        commands["c\(number)"] = .string("crm.deal.add?fields[TITLE]=N\(number)")
        guard number % 40 == 0 else { continue }
        let reply = try await lab.result("batch", ["cmd": .object(commands)])
        #expect(reply["result_error"] == [], "\(reply)")
        commands = [:]
      }
      var start: Int64? = 0
      var pages: [[String]] = []
      while let offset = start {
        let answer = try await lab.ask("crm.deal.list", ["start": .int(offset)])
        #expect(answer.json["total"] == 120)
        pages.append(
          answer.json["result"]?.arrayValue?.compactMap { $0["TITLE"]?.stringValue } ?? [])
        start = answer.json["next"]?.intValue
      }
      #expect(pages.map(\.count) == [50, 50, 20])
      #expect(pages.flatMap { $0 } == (1...120).map { "N\($0)" })
      let behind = try await lab.ask("crm.deal.list", ["start": 120])
      #expect(behind.json["result"] == [] && behind.json["next"] == nil)
      // Nobody counts then.
      let plain = try await lab.ask(
        "crm.deal.list", ["start": -1, "filter": [">ID": 100], "order": ["ID": "ASC"]])
      #expect(plain.json["result"]?.arrayValue?.first?["ID"] == "101")
      #expect(plain.json["total"] == nil && plain.json["next"] == nil)
    }
  }

  private static let deals: [JSONValue] = [
    ["TITLE": "Alpha", "OPPORTUNITY": "900", "STAGE_ID": "NEW", "CLOSEDATE": "2026-01-31"],
    ["TITLE": "beta", "OPPORTUNITY": "1000.50", "STAGE_ID": "WON", "CLOSEDATE": "2026-02-01"],
    ["TITLE": "Gamma 100%", "OPPORTUNITY": "20", "STAGE_ID": "LOST", "UF_CRM_1": ["x", "y"]],
    ["TITLE": "Delta", "COMMENTS": "", "PHONE": [["VALUE": "+49", "VALUE_TYPE": "WORK"]]],
  ]

  private static let filters: [(JSONValue, String)] = [
    ([:], "1234"), ([], "1234"),
    (["TITLE": "alpha"], "1"), (["=TITLE": "Alpha"], "1"), (["TITLE": ["Alpha", "Beta"]], "12"),
    (["!TITLE": "alpha"], "234"), (["!=TITLE": "alpha"], "234"),
    (["@STAGE_ID": ["NEW", "WON"]], "12"), (["!@STAGE_ID": ["NEW", "WON"]], "34"),
    (["!STAGE_ID": ["NEW", "WON"]], "34"),
    ([">OPPORTUNITY": 100], "12"), ([">=OPPORTUNITY": 900], "12"), (["<OPPORTUNITY": "900"], "3"),
    (["<=OPPORTUNITY": 900], "13"), (["OPPORTUNITY": "1000.5"], "2"),
    (["><OPPORTUNITY": [20, 900]], "13"), (["!><OPPORTUNITY": [20, 900]], "24"),
    (["%TITLE": "LT"], "4"), (["%TITLE": "%"], "3"), (["!%TITLE": "a"], ""),
    (["=%TITLE": "%a"], "124"), (["%=TITLE": "_eta"], "2"), (["!=%TITLE": "%a"], "3"),
    (["!%=TITLE": "%a"], "3"), (["TITLE": "%a"], ""),
    (["ID": 2], "2"), (["@ID": [1, "4"]], "14"), ([">ID": 2], "34"),
    (["OPPORTUNITY": ""], "4"), (["!OPPORTUNITY": ""], "123"), (["COMMENTS": nil], "1234"),
    (["UF_CRM_1": "y"], "3"), (["PHONE": "+49"], "4"),
    ([">CLOSEDATE": "2026-01-31"], "2"), (["<=CLOSEDATE": "2026-01-31T00:00:00+00:00"], "1"),
    (["CLOSEDATE": "2026-01-31T03:00:00+03:00"], "1"), (["CLOSEDATE": "31.01.2026"], "1"),
    ([">DATE_CREATE": "-1 day"], "1234"), ([">DATE_CREATE": "tomorrow"], ""),
    ([">OPPORTUNITY": 100, "STAGE_ID": "WON"], "2"),
    (["0": ["logic": "OR", "0": ["STAGE_ID": "NEW"], "1": ["ID": 4]]], "14"),
    (["LOGIC": "OR", "STAGE_ID": "NEW", "ID": 4], "14"),
    (["<ID": 4, "0": ["logic": "OR", "STAGE_ID": "NEW", "ID": 4]], "1"),
  ]

  @Test("Filters have the operators of the original")
  func filters() async throws {
    try await LabServer.run { lab in
      for deal in Self.deals { try await lab.addDeal(deal) }
      for (filter, expected) in Self.filters {
        let answer = try await lab.ask("crm.deal.list", ["filter": filter])
        let rows = answer.json["result"]?.arrayValue ?? []
        #expect(rows.compactMap { $0["ID"]?.stringValue }.joined() == expected, "\(filter)")
        #expect(answer.json["total"] == .int(expected.count))
      }
      try await #expect(
        lab.failure("crm.deal.list", ["filter": ["~TITLE": "x"]])
          == "400  Filter operation not allowed: ~TITLE")
    }
  }

  @Test("A filter is limited as those of events are")
  func limits() async throws {
    try await LabServer.run { lab in
      let values = JSONValue.array((0...5_000).map { .int($0) })
      let patterns = JSONValue.array((0...100).map { .int($0) })
      var conditions = JSONObject()
      for number in 0...64 { conditions["F\(number)"] = 1 }
      let deep = (0..<20).reduce(JSONValue.object(["ID": 1])) { inner, _ in ["0": inner] }
      for filter: JSONValue in [["ID": values], ["%ID": patterns], .object(conditions), deep] {
        let text = try await lab.failure("crm.deal.list", ["filter": filter])
        #expect(text.hasPrefix("400 ERROR_ARGUMENT The filter has more"), "\(text)")
      }
    }
  }

  @Test("Rows are ordered by fields: numbers as numbers, texts without regard to case")
  func order() async throws {
    try await LabServer.run { lab in
      for deal in Self.deals { try await lab.addDeal(deal) }
      for (order, expected) in [
        (["ID": "DESC"], "4321"), (["OPPORTUNITY": "ASC"], "4312"),
        (["opportunity": "ASC"], "1234"), (["OPPORTUNITY": "desc"], "2134"),
        (["TITLE": "asc"], "1243"), (["ID": "nonsense"], "1234"), ([], "1234"),
      ] as [(JSONValue, String)] {
        let rows = try await lab.result("crm.deal.list", ["order": order]).arrayValue
        #expect(rows?.compactMap { $0["ID"]?.stringValue }.joined() == expected, "\(order)")
      }
      try await lab.addDeal(["TITLE": "alpha", "STAGE_ID": "B"])
      let two = try await lab.titles(["order": ["TITLE": "ASC", "STAGE_ID": "ASC"]])
      #expect(two.prefix(2) == ["alpha", "Alpha"])
    }
  }

  @Test("A selection has the fields that it names, and the id")
  func select() async throws {
    try await LabServer.run { lab in
      try await lab.addDeal(["TITLE": "A", "STAGE_ID": "NEW", "UF_CRM_1": "u"])
      for (select, expected) in [
        (["TITLE"], ["ID", "TITLE"]), (["TITLE", "NONE"], ["ID", "TITLE", "NONE"]),
        (["ID", "UF_*"], ["ID", "UF_CRM_1"]), (["UF_CRM_1"], ["ID", "UF_CRM_1"]),
      ] as [([String], [String])] {
        let list = JSONValue.array(select.map { .string($0) })
        let rows = try await lab.result("crm.deal.list", ["select": list]).arrayValue
        #expect(rows?.first?.objectValue?.keys == expected, "\(select)")
      }
      let all = try await lab.result("crm.deal.list", ["select": ["*"]]).arrayValue
      #expect(all?.first?["STAGE_ID"] == "NEW" && all?.first?["UF_CRM_1"] == nil)
      let none = try await lab.result("crm.deal.list", ["select": ["NONE"]]).arrayValue
      #expect(none == [["ID": "1", "NONE": nil]])
    }
  }
}
