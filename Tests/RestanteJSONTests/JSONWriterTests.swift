import RestanteJSON
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
  @Test("escapes only what it must in the plain style")
  func plainStyle() {
    let value: JSONValue = ["a/<'>&": "\"\\\u{1}\u{1f}\n\t\r\u{8}\u{c}/é😀\u{2028}\u{7f}"]
    #expect(
      value.encodedString()
        == #"{"a/<'>&":"\"\\\u0001\u001f\n\t\r\b\f/é😀"# + "\u{2028}\u{7f}\"}")
  }

  @Test("escapes like PHP in the style of that name")
  func phpStyle() {
    let value: JSONValue = ["a/<'>&\"": "\u{2027}\u{2028}\u{2029}\u{202a}\u{1b}\\é"]
    let expected = #"{"a\/\u003C\u0027\u003E\u0026\u0022":""# + "\u{2027}"
    #expect(value.encodedString(.php) == expected + #"\u2028\u2029"# + "\u{202a}" + #"\u001b\\é"}"#)
  }

  @Test(
    "escapes the same wherever in a text a character stands",
    arguments: [JSONWriter.Style.plain, .php])
  func escapesEverywhere(style: JSONWriter.Style) {
    func escaped(_ text: String) -> Substring {
      JSONValue.string(text).encodedString(style).dropFirst().dropLast()
    }
    let characters =
      (0..<0x80).map { String(Unicode.Scalar(UInt8($0))) } + ["é", "€", "\u{2028}", "\u{2029}"]
    for character in characters {
      let alone = escaped(character)
      for place in 0...20 {
        let before = String(repeating: "x", count: place)
        let after = String(repeating: "ж", count: 20 - place)
        #expect(escaped(before + character + after) == before + alone + after)
      }
    }
  }

  @Test("writes numbers and empty containers as they are, in both styles")
  func verbatim() throws {
    let document = #"[1.10,-0,1E5,123456789012345678901,{},[],{"0":{}}]"#
    let value = try JSONParser().parse(document)
    #expect(value.encodedString(.plain) == document)
    #expect(value.encodedString(.php) == document)
  }

  @Test("puts commas and colons between streamed parts")
  func streaming() {
    var writer = JSONWriter(style: .plain)
    writer.beginObject()
    writer.key("list")
    writer.beginArray()
    writer.int(1)
    writer.int(UInt64.max)
    writer.beginObject()
    writer.endObject()
    writer.beginArray()
    writer.endArray()
    writer.string("x")
    writer.endArray()
    writer.key("double")
    writer.double(2.50)
    writer.key("flag")
    writer.bool(false)
    writer.key("none")
    writer.null()
    writer.key("spliced")
    writer.raw(Array(#"{"a":1}"#.utf8))
    writer.key("text")
    writer.raw("[2]")
    writer.key("value")
    writer.value(["k": nil])
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"list":[1,18446744073709551615,{},[],"x"],"#
        + #""double":2.5,"flag":false,"none":null,"spliced":{"a":1},"text":[2],"value":{"k":null}}"#
    )
  }

  @Test("writes long strings whole")
  func longStrings() {
    let text = String(repeating: "абв/", count: 1000)
    #expect(JSONValue.string(text).encodedString() == "\"" + text + "\"")
    #expect(
      JSONValue.string(text).encodedString(.php)
        == "\"" + String(repeating: #"абв\/"#, count: 1000) + "\"")
  }
}
