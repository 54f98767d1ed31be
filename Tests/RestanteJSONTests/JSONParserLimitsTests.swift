import RestanteJSON
import Testing

@Suite("The limits of the JSON parser")
struct JSONParserLimitsTests {
  @Test("nesting as deep as the limit is fine, one level more is not", arguments: [1, 128, 512])
  func depth(limit: Int) throws {
    let parser = JSONParser(limits: .init(maxDepth: limit))
    let value = try parser.parse(nested(limit))
    #expect(try parser.parse(value.encoded()) == value)
    #expect(CanonicalJSON.bytes(of: value) == value.encoded())
    let error = #expect(throws: JSONParseError.self) { try parser.parse(nested(limit + 1)) }
    #expect(error == JSONParseError(code: .tooDeep, byteOffset: limit))
  }

  @Test("brackets without end never exhaust the stack", arguments: ["[", "{\"a\":", "[{\"a\":"])
  func endlessNesting(opening: String) {
    let text = String(repeating: opening, count: 10_000)
    for limit in [128, 512, Int.max] {
      let error = #expect(throws: JSONParseError.self) {
        try JSONParser(limits: .init(maxDepth: limit)).parse(text)
      }
      #expect(error?.code == .tooDeep)
    }
  }

  @Test("a text of more bytes than the limit is refused")
  func size() throws {
    let parser = JSONParser(limits: .init(maxBytes: 4))
    #expect(try parser.parse("[12]") == [12])
    let error = #expect(throws: JSONParseError.self) { try parser.parse("[123]") }
    #expect(error == JSONParseError(code: .tooLarge, byteOffset: 4))
  }

  @Test("a text of more values than the limit is refused, and the member that has them is named")
  func values() throws {
    let parser = JSONParser(limits: .init(maxValues: 4))
    #expect(try parser.parse(#"{"a":[1],"b":2}"#) == ["a": [1], "b": 2])
    #expect(try parser.parse("[1,2,3]") == [1, 2, 3])
    let list = #expect(throws: JSONParseError.self) { try parser.parse("[1,2,3,4]") }
    #expect(list == JSONParseError(code: .tooManyValues, byteOffset: 7))
    let object = #expect(throws: JSONParseError.self) {
      try parser.parse(#"{"a":[1],"b":{"c":[2]},"d":3}"#)
    }
    #expect(object == JSONParseError(code: .tooManyValues, byteOffset: 18, member: "b"))
  }

  @Test("what is beyond the limit of values is not looked at")
  func bounded() throws {
    let parser = JSONParser(limits: .init(maxValues: 1_000))
    let endless = Array("[".utf8) + Array(repeating: Array("0,".utf8), count: 1_000_000).joined()
    let error = #expect(throws: JSONParseError.self) { try parser.parse(endless) }
    #expect(error == JSONParseError(code: .tooManyValues, byteOffset: 1 + 2 * 999))
  }

  @Test("a repeated name takes the last value at the first place")
  func lastWins() throws {
    let value = try JSONParser().parse(#"{"a":1,"b":2,"\u0061":3}"#)
    #expect(value == ["a": 3, "b": 2])
  }

  @Test("a repeated name is refused when asked for")
  func reject() throws {
    let parser = JSONParser(limits: .init(duplicateKeys: .reject))
    #expect(try parser.parse(#"[{"a":1},{"a":1}]"#).arrayValue?.count == 2)
    let error = #expect(throws: JSONParseError.self) {
      try parser.parse(#"{"a":1,"b":2,"\u0061":3}"#)
    }
    #expect(error == JSONParseError(code: .duplicateKey, byteOffset: 13))
  }

  /// A search among all members for each of them would take hours.
  @Test("objects of many members are read and searched in linear time", .timeLimit(.minutes(10)))
  func manyMembers() throws {
    let count = 300_000
    let text = "{" + (0..<count).map { "\"name\($0)\":\($0)" }.joined(separator: ",") + "}"
    let object = try #require(try JSONParser().parse(text).objectValue)
    #expect(object.count == count)
    for (name, value) in object where object[name] != value { Issue.record("lost \(name)") }
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }
}
