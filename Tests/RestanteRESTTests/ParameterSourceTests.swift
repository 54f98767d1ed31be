import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("Parameters")
struct ParameterSourceTests {
  private func decode(
    _ verb: String, _ query: String?, _ type: String?, _ body: String
  ) -> String {
    let parameters = ParameterDecoder.decode(
      verb: verb, query: query, contentType: type, body: Array(body.utf8))
    return JSONValue.object(parameters.values).encodedString()
  }

  private let json = "application/json"

  @Test("of a body replace those of the query, whole top-level names at a time")
  func precedence() {
    #expect(
      decode("POST", "a=1&b[x]=1", json, #"{"b":{"y":2},"c":null}"#)
        == #"{"a":"1","b":{"y":2},"c":null}"#)
    #expect(decode("POST", "a=1&b=2", nil, "b=3") == #"{"a":"1","b":"3"}"#)
  }

  @Test("come from the body only in a POST")
  func verbs() {
    #expect(decode("GET", "a=1", json, #"{"a":2}"#) == #"{"a":"1"}"#)
    #expect(decode("PUT", "a=1", nil, "a=2") == #"{"a":"1"}"#)
  }

  @Test("are JSON only where the content type says exactly so")
  func contentTypes() {
    #expect(decode("POST", nil, "application/json; charset=utf-8", #"{"a":2}"#) == #"{"a":2}"#)
    #expect(decode("POST", nil, " application/json ", #"{"a":2}"#) == #"{"a":2}"#)
    for type in ["Application/JSON", "text/json", "application/x-www-form-urlencoded", nil] {
      #expect(decode("POST", nil, type, "a=2") == #"{"a":"2"}"#)
    }
    #expect(decode("POST", nil, "text/plain", #"{"a":2}"#) == #"{"{\"a\":2}":""}"#)
  }

  @Test("of bad JSON and of scalars are none, without an error")
  func badJSON() {
    for body in ["", "{", "1", #""a""#, "null", "[1", "{\"a\":1}x", "\u{FEFF}{}"] {
      #expect(decode("POST", "q=1", json, body) == #"{"q":"1"}"#)
    }
    #expect(decode("POST", nil, json, "[7,8]") == #"{"0":7,"1":8}"#)
  }

  @Test("nest as deep as PHP's decoder goes, 511 lists and maps, and no deeper")
  func depth() {
    func nested(_ depth: Int) -> String {
      #"{"a":"# + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(decode("POST", nil, json, nested(511)) != "{}")
    #expect(decode("POST", nil, json, nested(512)) == "{}")
  }
}
