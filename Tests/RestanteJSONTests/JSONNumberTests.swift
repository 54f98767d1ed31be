import RestanteJSON
import Testing

@Suite("A JSON number")
struct JSONNumberTests {
  @Test(
    "is any text the grammar allows",
    arguments: ["0", "-0", "1", "-12", "1.10", "1e5", "1E+5", "0.5e-7", "123456789012345678901"])
  func wellFormed(text: String) throws {
    #expect(JSONNumber(text: text)?.text == text)
    #expect(try JSONParser().parse(text).encodedString() == text)
  }

  @Test(
    "is no other text",
    arguments: [
      "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "1.e5", "0x1", "1 ", " 1", "NaN",
    ])
  func malformed(text: String) {
    #expect(JSONNumber(text: text) == nil)
    if !text.contains(" ") { #expect(throws: JSONParseError.self) { try JSONParser().parse(text) } }
  }

  @Test("is an integer only when written as one that fits 64 bits")
  func integers() {
    #expect(JSONNumber(text: "9223372036854775807")?.int64 == .max)
    #expect(JSONNumber(text: "-9223372036854775808")?.int64 == .min)
    #expect(JSONNumber(text: "9223372036854775808")?.int64 == nil)
    #expect(JSONNumber(text: "-0")?.int64 == 0)
    #expect(JSONNumber(text: "1.0")?.int64 == nil)
    #expect(JSONNumber(text: "1e3")?.int64 == nil)
    #expect(JSONNumber(UInt64.max).text == "18446744073709551615")
    #expect(JSONValue.int(UInt8(200)).intValue == 200)
  }

  @Test("is always near some double")
  func doubles() {
    #expect(JSONNumber(text: "1.10")?.double == 1.1)
    #expect(JSONNumber(text: "1e400")?.double == .infinity)
    #expect(JSONNumber(text: "1e-400")?.double == 0)
    #expect(JSONNumber(text: "9007199254740993")?.double == 9_007_199_254_740_992)
  }

  @Test("made of a double has PHP's text")
  func textOfDoubles() {
    let texts: [(Double, String)] = [
      (0, "0"), (-0.0, "-0"), (10, "10"), (0.1, "0.1"), (1e16, "10000000000000000"),
      (1e17, "1.0e+17"), (-1.5e25, "-1.5e+25"), (0.0001, "0.0001"), (0.00001, "1.0e-5"),
      (.infinity, "0"), (-.infinity, "0"), (.nan, "0"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5.0e-324"),
    ]
    for (value, text) in texts { #expect(JSONNumber(value).text == text) }
  }

  @Test("is equal to another only when their texts are")
  func equality() {
    #expect(JSONNumber(text: "1.0") != JSONNumber(text: "1"))
    #expect(JSONNumber(text: "1") == JSONNumber(1))
  }
}
