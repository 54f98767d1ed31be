import RestanteCore
import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("Parameters")
struct ParameterSourceTests {
  private func reading(
    _ verb: String, _ query: String?, _ type: String?, _ body: String, _ mode: Mode
  ) -> RequestReading {
    let request = RESTRequest(verb: verb, path: "", query: query, contentType: type)
    return ParameterDecoder(request, body: Array(body.utf8)).readings()[mode]
  }

  private func decode(
    _ verb: String, _ query: String?, _ type: String?, _ body: String, _ mode: Mode = .safe
  ) -> String {
    let reading = reading(verb, query, type, body, mode)
    return reading.fault.map { "\($0)" }
      ?? JSONValue.object(reading.parameters.values).encodedString()
  }

  private let json = "application/json"

  @Test("of a body replace those of the query, whole top-level names at a time")
  func precedence() {
    for mode in Mode.allCases {
      #expect(
        decode("POST", "a=1&b[x]=1", json, #"{"b":{"y":2},"c":null}"#, mode)
          == #"{"a":"1","b":{"y":2},"c":null}"#)
      #expect(decode("POST", "a=1&b=2", nil, "b=3", mode) == #"{"a":"1","b":"3"}"#)
    }
  }

  @Test("come from the body only in a POST; safe mode notices one that nobody reads")
  func verbs() {
    #expect(decode("GET", "a=1", json, #"{"a":2}"#, .strict) == #"{"a":"1"}"#)
    #expect(decode("PUT", "a=1", nil, "a=2", .strict) == #"{"a":"1"}"#)
    for verb in ["GET", "PUT", "DELETE"] {
      #expect(decode(verb, "a=1", json, #"{"a":2}"#) == "unread")
      #expect(decode(verb, "a=1", nil, "a=2") == "unread")
      for empty in ["", "  ", "{}", "[]", "\u{FEFF}"] {
        #expect(decode(verb, "a=1", json, empty) == #"{"a":"1"}"#)
      }
    }
  }

  @Test("are JSON in strict mode only where the content type says exactly so")
  func strictTypes() {
    for type in ["application/json; charset=utf-8", " application/json "] {
      #expect(decode("POST", nil, type, #"{"a":2}"#, .strict) == #"{"a":2}"#)
    }
    for type in ["Application/JSON", "text/json", "application/x-www-form-urlencoded", nil] {
      #expect(decode("POST", nil, type, "a=2", .strict) == #"{"a":"2"}"#)
    }
    #expect(decode("POST", nil, "text/plain", #"{"a":2}"#, .strict) == #"{"{\"a\":2}":""}"#)
  }

  @Test(
    "are JSON in safe mode whatever the content type calls it, a byte-order mark skipped",
    arguments: [
      "application/json", "Application/JSON; Charset=UTF-8", "application/vnd.api+json",
      "text/plain", "application/x-www-form-urlencoded", "text/json", "x", nil,
    ])
  func safeTypes(type: String?) {
    for body in [#"{"a":2}"#, " \r\n\t{\"a\":2}\n", "\u{FEFF}{\"a\":2}", "\u{FEFF} {\"a\":2}"] {
      #expect(decode("POST", nil, type, body) == #"{"a":2}"#, "\(type ?? "nil") \(body)")
    }
    #expect(decode("POST", "q=1", type, "[]") == #"{"q":"1"}"#)
  }

  @Test("of bad JSON and of scalars are none in strict mode, without an error")
  func badJSON() {
    for body in ["", "{", "1", #""a""#, "null", "[1", "{\"a\":1}x", "\u{FEFF}{}"] {
      #expect(decode("POST", "q=1", json, body, .strict) == #"{"q":"1"}"#)
    }
    #expect(decode("POST", nil, json, "[7,8]", .strict) == #"{"0":7,"1":8}"#)
  }

  @Test("of bad JSON, of scalars and of a list are a fault in safe mode")
  func faults() {
    for body in ["{", "1", #""a""#, "[1", "{\"a\":1}x", "[7,8]", "a=1", "{'a':1}"] {
      #expect(reading("POST", "q=1", json, body, .safe).fault != nil, "\(body)")
    }
    for body in ["", " ", "null", "[]", "{}"] {
      #expect(decode("POST", "q=1", json, body) == #"{"q":"1"}"#)
    }
  }

  @Test("nest as deep as PHP's decoder goes, 511 lists and maps, and no deeper")
  func depth() {
    func nested(_ depth: Int) -> String {
      #"{"a":"# + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(decode("POST", nil, json, nested(511)) == nested(511))
    #expect(decode("POST", nil, json, nested(511), .strict) == nested(511))
    #expect(decode("POST", nil, json, nested(512), .strict) == "{}")
    #expect(reading("POST", nil, json, nested(512), .safe).fault != nil)
  }

  @Test("are bounded in both modes, and what has too many is named", arguments: Mode.allCases)
  func bounds(mode: Mode) {
    let most = ParameterDecoder.maxJSONValues
    func list(_ count: Int) -> String {
      "[" + Array(repeating: "0", count: count).joined(separator: ",") + "]"
    }
    #expect(reading("POST", nil, json, "{\"a\":\(list(most - 2))}", mode).fault == nil)
    #expect(
      reading("POST", nil, json, "{\"b\":1,\"a\":\(list(most))}", mode).fault == .tooMany("a"))
    #expect(reading("POST", nil, json, list(most), mode).fault == .tooMany(""))
    let form = String(repeating: "a[]&", count: QueryString.maxVariables + 1)
    #expect(reading("POST", nil, nil, form, mode).fault == .tooMany("a"))
    #expect(reading("GET", form, nil, "", mode).fault == .tooMany("a"))
    let part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
    let parts = String(repeating: part, count: QueryString.maxVariables + 1) + "--b--"
    #expect(
      reading("POST", nil, "multipart/form-data; boundary=b", parts, mode).fault == .tooMany("a"))
  }

  @Test("of a multipart form are a fault in safe mode where it does not end as it begins")
  func multipart() {
    let type = "multipart/form-data; boundary=b"
    let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
    #expect(decode("POST", nil, type, part + "--b--\r\n") == #"{"a":"1"}"#)
    #expect(decode("POST", nil, type, "--b--") == "{}")
    for body in [part, part + "--b", "--c\r\n" + part.dropFirst(5) + "--c--", "nothing", "--b"] {
      #expect(reading("POST", nil, type, body, .safe).fault != nil, "\(body)")
      #expect(reading("POST", nil, type, body, .strict).fault == nil, "\(body)")
    }
    let boundless = reading("POST", nil, "multipart/form-data", part + "--b--", .safe)
    #expect(boundless.fault != nil)
  }
}
