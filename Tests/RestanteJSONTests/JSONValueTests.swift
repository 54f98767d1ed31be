import RestanteJSON
import Testing

@Suite("A JSON value")
struct JSONValueTests {
  @Test("is written as a literal and read by kind")
  func literals() {
    let value: JSONValue = ["a": 1, "b": [nil, true, 1.5, "x"], "c": ["d": nil]]
    #expect(value["a"]?.intValue == 1)
    #expect(value["b"]?.arrayValue?.count == 4)
    #expect(value["b"]?.arrayValue?.first?.isNull == true)
    #expect(value["b"]?.arrayValue?[1].boolValue == true)
    #expect(value["b"]?.arrayValue?[3].stringValue == "x")
    #expect(value["c"]?.objectValue?.keys == ["d"])
    #expect(value["c"]?["d"] == .null)
    #expect(value["missing"] == nil)
    #expect(JSONValue.string("a")["a"] == nil)
    #expect(value.encodedString() == #"{"a":1,"b":[null,true,1.5,"x"],"c":{"d":null}}"#)
  }

  @Test("tells strings apart by their bytes, unlike Swift")
  func bytewiseEquality() {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(composed == decomposed)
    #expect(JSONValue.string(composed) != .string(decomposed))
    let object: JSONObject = [composed: 1, decomposed: 2]
    #expect(object.count == 2)
    #expect(object[decomposed] == 2)
    #expect(Set([JSONValue.string(composed), .string(decomposed), .string(composed)]).count == 2)
  }
}
