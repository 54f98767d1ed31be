import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("References in a batch")
struct BatchReferenceTests {
  /// What earlier commands answered.
  private static func answers() -> BatchAnswers {
    var answers = BatchAnswers()
    let results: [(String, String)] = [
      ("a", #"{"ID":7,"name":"x y","list":[{"ID":"1"},{"ID":"2"}],"none":null,"yes":true}"#),
      ("b", "[]"), ("n", "12"), ("f", "1.5"),
    ]
    for (key, json) in results { answers.result.append(key, Array(json.utf8)) }
    answers.error.append("e", Array(#"{"error":"CODE","error_description":"Text."}"#.utf8))
    answers.total.append("a", Array("120".utf8))
    answers.next.append("a", Array("50".utf8))
    answers.time.append("a", Array(#"{"start":1.5}"#.utf8))
    return answers
  }

  /// Values of a parameter and what becomes of them.
  static let values: [(JSONValue, JSONValue)] = [
    // A whole value keeps its type.
    ("$result[a][ID]", 7), ("$result[a][name]", "x y"), ("$result[a][list][1]", ["ID": "2"]),
    ("$result[a][list][1][ID]", "2"), ("$result[a][none]", nil), ("$result[a][yes]", true),
    ("$result[b]", []), ("$result[n]", 12), ("$error[e][error]", "CODE"), ("$total[a]", 120),
    ("$next[a]", 50), ("$time[a][start]", 1.5),
    // Within a text only strings and numbers are put in.
    ("id=$result[a][ID]", "id=7"), ("$result[a][ID] ", "7 "), ("$result[f] $next[a]", "1.5 50"),
    ("<$result[a][name] $result[a][yes]", "<x y $result[a][yes]"),
    (" $result[a][list]", " $result[a][list]"), (" $result[a][none]", " $result[a][none]"),
    // A token runs to the next white space.
    ("$result[a][ID]swallowed", 7), ("$result[a][ID],$result[f]", 7),
    ("$resultless[a][ID]", 7), ("$result[a][ID]\tx", "7\tx"), ("x$result[a][ID]", "x7"),
    ("$$result[a][ID]", "$7"),
    // A missing key ends the walk at what was found so far.
    ("$result[a][list][9][ID]", [["ID": "1"], ["ID": "2"]]), ("$result[n][deeper]", 12),
    ("$next[missing]", ["a": 50]), ("$result[a][list][01]", [["ID": "1"], ["ID": "2"]]),
    // Without brackets it is text.
    ("$result", "$result"), ("$result a", "$result a"), ("$result[", "$result["),
    ("$results", "$results"), ("$other[a]", "$other[a]"), ("$", "$"), ("costs $5", "costs $5"),
    // Names are found in any case, but only small letters lead anywhere.
    ("$RESULT[a][ID]", nil), ("id=$Result[a][ID]", "id=$Result[a][ID]"),
    // Lists and maps are searched through, names are not.
    (["$result[n]", ["$result[n]": "$result[n]"]], [12, ["$result[n]": 12]]),
  ]

  @Test("are replaced by what they lead to", arguments: values)
  func value(value: JSONValue, expected: JSONValue) throws {
    var answers = Self.answers()
    var substitution = BatchSubstitution()
    let replaced = try substitution.apply(&answers, to: RequestParameters(["v": value]))
    #expect(replaced.values["v"] == expected)
  }

  @Test("lead through a whole batch, in both modes", arguments: Mode.allCases)
  func batch(mode: Mode) async throws {
    let world = try await RESTWorld(mode)
    try await world.publishDeals(3)
    let answer = await world.call(
      "batch",
      [
        "cmd": [
          "get": "event.offline.get?limit=2&clear=0",
          "clear": .string(
            "event.offline.clear?process_id=$result[get][process_id]"
              + "&id[]=$result[get][events][0][ID]"),
          "rest": "event.offline.get?clear=0&process_id=$result[get][process_id]",
          "page": "event.offline.list?start=$next[none]&filter[ID]=$result[rest][events][0][ID]",
        ]
      ])
    #expect(answer.result["result"]?["clear"] == true)
    #expect(
      answer.result["result"]?["rest"]?["events"]?.arrayValue?.compactMap { $0["ID"] } == ["2"])
    #expect(answer.result["result_total"]?["page"] == 1)
    #expect(try await world.listing().map(\.id.rawValue) == [2, 3])
  }

  @Test("cannot grow without end: fifty commands that double a text are stopped")
  func doubling() async throws {
    let world = try await RESTWorld()
    let seed = String(repeating: "x", count: 1_000)
    let commands = (0..<50).map { index in
      let value =
        index == 0
        ? seed
        : "$error[\(index - 1)][error_description]%20$error[\(index - 1)][error_description]"
      return JSONValue.string("event.offline.get?filter[%3ETIMESTAMP_X]=\(value)")
    }
    let answer = await world.call("batch", ["cmd": .array(commands)])
    #expect(answer.status == 200)
    #expect(answer.text.utf8.count < 64 << 20)
    let errors = answer.result["result_error"]?.arrayValue ?? []
    #expect(errors.count == 50)
    let refused = errors.filter {
      $0["error_description"] == "The references bring more into the commands than is allowed"
    }
    #expect(refused.count > 10)
    #expect(refused.first?["argument"] == "cmd")
  }

  @Test("to a large answer from many places are stopped early")
  func manyPlaces() async throws {
    let world = try await RESTWorld()
    let places = Array(repeating: "a[]=$result[0]", count: 50_000).joined(separator: "&")
    let answer = await world.call("batch", ["cmd": ["scope?full=1", .string("scope?\(places)")]])
    #expect(answer.result["result_error"]?["1"]?["argument"] == "cmd")
  }
}
