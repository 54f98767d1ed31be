import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteREST

/// What one request may ask the store to do.
@Suite("The work of one request")
struct WorkBudgetTests {
  private func patterns(_ count: Int) -> JSONValue {
    .array((0..<count).map { .string("X\($0)") })
  }

  @Test("is bounded by the patterns of a filter, those of all its conditions together")
  func filter() async throws {
    let world = try await RESTWorld()
    let most = FilterLimits.maxPatterns
    for method in ["event.offline.get", "event.offline.list"] {
      let full: JSONValue = ["filter": ["%EVENT_NAME": patterns(most)]]
      #expect(await world.call(method, full).status == 200)
      let beyond: JSONValue = [
        "filter": ["%EVENT_NAME": patterns(most), "%MESSAGE_ID": patterns(1)]
      ]
      let refused = await world.call(method, beyond)
      #expect(refused.status == 400 && refused.json["argument"] == "filter")
    }
    let long: JSONValue = .string(String(repeating: "x", count: FilterLimits.maxPatternBytes / 2))
    let texts: JSONValue = ["filter": ["%EVENT_NAME": [long, long], "%MESSAGE_ID": ["x"]]]
    #expect(await world.call("event.offline.get", texts).json["argument"] == "filter")
  }

  @Test("is bounded by the patterns of all filters of a batch together")
  func batch() async throws {
    let world = try await RESTWorld()
    let names = (0..<10).map { "filter[%25EVENT_NAME][]=X\($0)" }.joined(separator: "&")
    let command = JSONValue.string("event.offline.list?\(names)")
    let answer = await world.call("batch", ["cmd": .array(Array(repeating: command, count: 12))])
    #expect(answer.result["result"]?.arrayValue?.count == PatternBudget.maxPatterns / 10)
    let errors = answer.result["result_error"]?.phpElements ?? []
    #expect(errors.count == 2)
    #expect(errors.allSatisfy { $0["argument"] == "filter" })
    // Whole values are cheap.
    let ids = (0..<500).map { "filter[@ID][]=\($0)" }.joined(separator: "&")
    let many = JSONValue.array(
      Array(repeating: .string("event.offline.list?\(ids)"), count: Batch.longest))
    let whole = await world.call("batch", ["cmd": many])
    #expect(whole.result["result"]?.arrayValue?.count == Batch.longest)
  }

  @Test("is bounded by the parameters of all commands of a batch together")
  func parameters() async throws {
    let world = try await RESTWorld()
    let ids = (0..<15_000).map { "id[]=\($0 + 1)" }.joined(separator: "&")
    let command = JSONValue.string("event.offline.clear?process_id=p&\(ids)")
    let answer = await world.call("batch", ["cmd": .array(Array(repeating: command, count: 8))])
    #expect(answer.result["result"]?.arrayValue?.count == 6)
    let errors = answer.result["result_error"]?.phpElements ?? []
    #expect(errors.count == 2 && errors.allSatisfy { $0["argument"] == "cmd" })
  }

  @Test("is bounded by the references of all commands of a batch together")
  func references() async throws {
    let world = try await RESTWorld()
    let many = String(repeating: "$result[x] ", count: 400_000)
    let start = ContinuousClock.now
    let answer = await world.call("batch", ["cmd": ["profile", .string("scope?a=\(many)")]])
    #expect(answer.result["result_error"]?["1"]?["argument"] == "cmd")
    #expect(ContinuousClock.now - start < .seconds(100))
    let some = String(repeating: "$result[0][ID] ", count: 150)
    let commands = (0..<50).map { JSONValue.string("profile?a\($0)=\(some)") }
    let fine = await world.call("batch", ["cmd": .array(commands)])
    #expect(fine.result["result"]?.arrayValue?.count == 50)
  }
}
