import RestanteJSON
import Testing

@Suite("The JSON parser")
struct JSONParserTests {
  @Test("reads every kind of value, with white space anywhere between")
  func values() throws {
    let text =
      " {\t\"a\" : [ 1 , -2.5e3,\r\n\"x\" ] ,\"b\":{},\"c\":[],\"d\":[true,false,null] } \n"
    let number = try #require(JSONNumber(text: "-2.5e3"))
    let expected: JSONValue = [
      "a": [1, .number(number), "x"], "b": [:], "c": [], "d": [true, false, nil],
    ]
    #expect(try JSONParser().parse(text) == expected)
  }

  @Test("reads a scalar as a document", arguments: ["null", "true", " 1", "\"\"", "-0"])
  func scalars(text: String) throws {
    let value = try JSONParser().parse(text)
    #expect(value.encodedString() == text.replacing(" ", with: ""))
  }

  @Test("undoes escapes")
  func escapes() throws {
    let text = #""\"\\\/\b\f\n\r\tA\u00e9\u20AC\ud83d\uDE00\u0000z""#
    #expect(
      try JSONParser().parse(text) == "\"\\/\u{8}\u{c}\n\r\tAé€😀\u{0}z")
  }

  @Test("takes bytes in any container")
  func containers() throws {
    let bytes = Array("[1,\"é\"]".utf8)
    let expected: JSONValue = [1, "é"]
    let parser = JSONParser()
    #expect(try parser.parse(bytes) == expected)
    #expect(try parser.parse(bytes[...]) == expected)
    #expect(try parser.parse(bytes.lazy.map { $0 }) == expected)
    #expect(try parser.parse(bytes.span) == expected)
    #expect(try bytes.withUnsafeBufferPointer { try parser.parse($0) } == expected)
    #expect(try bytes.withUnsafeBytes { try parser.parse($0) } == expected)
  }

  @Test("says what is wrong and where", arguments: faults)
  func errors(fault: Fault) {
    let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(fault.text) }
    #expect(error?.code == fault.code, "\(fault.text)")
    #expect(error?.byteOffset == fault.offset, "\(fault.text)")
  }

  @Test("rejects bytes that are not UTF-8", arguments: illFormed)
  func invalidUTF8(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    for prefix in ["", "é", "\\n", "é\\n"] {
      let document = [quote] + Array(prefix.utf8) + bytes + [quote]
      let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(document) }
      #expect(error?.code == .invalidUTF8)
      #expect(error?.byteOffset == 1 + prefix.utf8.count)
    }
  }

  @Test("accepts the first and last code points of every length of UTF-8")
  func validUTF8() throws {
    let text = "\u{7f}\u{80}\u{7ff}\u{800}\u{d7ff}\u{e000}\u{ffff}\u{10000}\u{10ffff}"
    #expect(try JSONParser().parse("\"\(text)\"") == .string(text))
    #expect(try JSONParser().parse("\"\\t\(text)\"") == .string("\t" + text))
  }

  @Test("describes errors in a sentence")
  func description() {
    let error = JSONParseError(code: .trailingData, byteOffset: 7)
    #expect("\(error)" == "Invalid JSON at byte 7: unexpected data after the end of the document.")
  }
}

struct Fault: Sendable {
  let text: String
  let code: JSONParseError.Code
  let offset: Int

  init(_ text: String, _ code: JSONParseError.Code, _ offset: Int) {
    (self.text, self.code, self.offset) = (text, code, offset)
  }
}

private let faults: [Fault] = [
  Fault("", .empty, 0), Fault(" \n", .empty, 2),
  Fault("\u{FEFF}1", .unexpectedCharacter, 0), Fault("x", .unexpectedCharacter, 0),
  Fault("[1,]", .unexpectedCharacter, 3), Fault("[,1]", .unexpectedCharacter, 1),
  Fault("{\"a\" 1}", .unexpectedCharacter, 5), Fault("{a:1}", .unexpectedCharacter, 1),
  Fault("{\"a\":1,}", .unexpectedCharacter, 7), Fault("[1 2]", .unexpectedCharacter, 3),
  Fault("[1}", .unexpectedCharacter, 2), Fault("nulL", .unexpectedCharacter, 3),
  Fault("True", .unexpectedCharacter, 0), Fault("'a'", .unexpectedCharacter, 0),
  Fault("[1\u{a0}]", .unexpectedCharacter, 2), Fault("/**/1", .unexpectedCharacter, 0),
  Fault("[", .unexpectedEnd, 1), Fault("[1", .unexpectedEnd, 2), Fault("[1,", .unexpectedEnd, 3),
  Fault("{\"a\"", .unexpectedEnd, 4), Fault("{\"a\":", .unexpectedEnd, 5),
  Fault("tru", .unexpectedEnd, 3), Fault("\"abc", .unexpectedEnd, 4),
  Fault("\"abc\\", .unexpectedEnd, 5), Fault("\"\\u12", .unexpectedEnd, 5),
  Fault("01", .invalidNumber, 1), Fault("-", .invalidNumber, 1), Fault("1.", .invalidNumber, 2),
  Fault("[-a]", .invalidNumber, 2), Fault("1e+", .invalidNumber, 3),
  Fault("\"\\x\"", .invalidEscape, 1), Fault("\"\\u12G4\"", .invalidEscape, 1),
  Fault("\"\\U0041\"", .invalidEscape, 1),
  Fault("\"\\ud800\"", .loneSurrogate, 1), Fault("\"\\udc00\"", .loneSurrogate, 1),
  Fault("\"\\ud800\\ud800\"", .loneSurrogate, 1), Fault("\"\\ud800\\n\"", .loneSurrogate, 1),
  Fault("\"a\u{1}\"", .controlCharacter, 2), Fault("\"\\na\n\"", .controlCharacter, 4),
  Fault("1 2", .trailingData, 2), Fault("{}}", .trailingData, 2), Fault("1\u{0}", .trailingData, 1),
]

private let illFormed: [[UInt8]] = [
  [0x80], [0xFF], [0xFE], [0xC3], [0xC3, 0x28],  // stray and missing continuation bytes
  [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],  // overlong
  [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],  // surrogates
  [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],  // beyond U+10FFFF
  [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xF0, 0x9F, 0x98],  // cut short
]
