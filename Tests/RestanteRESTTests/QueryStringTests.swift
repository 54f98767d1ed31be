import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("A query string")
struct QueryStringTests {
  /// What PHP's parse_str makes of strings.
  static let vectors: [(String, String)] = [
    (#"a[b][c]=v"#, #"{"a":{"b":{"c":"v"}}}"#),
    (#"a[]=1&a[]=2"#, #"{"a":["1","2"]}"#),
    (#"a[2]=x&a[]=y"#, #"{"a":{"2":"x","3":"y"}}"#),
    (#"a=1&a=2"#, #"{"a":"2"}"#),
    (#"a"#, #"{"a":""}"#),
    (#"a="#, #"{"a":""}"#),
    (#"a.b=1&c d=2&e.f[g.h]=3"#, #"{"a_b":"1","c_d":"2","e_f":{"g.h":"3"}}"#),
    (#"filter[>=ID]=5"#, #"{"filter_>":"ID]=5"}"#),
    (#"filter[%3E%3DID]=5"#, #"{"filter":{">=ID":"5"}}"#),
    (#"filter[>ID]=5"#, #"{"filter":{">ID":"5"}}"#),
    (#"a=1&a[b]=2"#, #"{"a":{"b":"2"}}"#),
    (#"a[b]=1&a=2"#, #"{"a":"2"}"#),
    (#"a[=3"#, #"{"a_":"3"}"#),
    (#"a[b=3"#, #"{"a_b":"3"}"#),
    (#"=x"#, #"[]"#),
    (#"[a]=1"#, #"[]"#),
    (#" a=1"#, #"{"a":"1"}"#),
    (#"a%00b=1"#, #"{"a":"1"}"#),
    (#"a[%00b]=1"#, #"{"a_":"1"}"#),
    (#"a]b=1"#, #"{"a]b":"1"}"#),
    (#"a[b]c=1"#, #"{"a":{"b":"1"}}"#),
    (#"a[b][=1"#, #"{"a":{"b":"1"}}"#),
    (#"a[-5]=x&a[]=y"#, #"{"a":{"-5":"x","-4":"y"}}"#),
    (#"a[01]=x"#, #"{"a":{"01":"x"}}"#),
    (#"a[ ]=1"#, #"{"a":["1"]}"#),
    (#"a[ x]=1"#, #"{"a":{" x":"1"}}"#),
    (#"a[[b]]=1"#, #"{"a":{"[b":"1"}}"#),
    (#"&&a=1&"#, #"{"a":"1"}"#),
    (#"a=b=c"#, #"{"a":"b=c"}"#),
    (#"a[9223372036854775807]=x&a[]=y"#, #"{"a":{"9223372036854775807":"x"}}"#),
    (#"a%5Bb%5D=1"#, #"{"a":{"b":"1"}}"#),
    (#"a[b.c=1"#, #"{"a_b_c":"1"}"#),
    (#"a+b=c+d"#, #"{"a_b":"c d"}"#),
    (#"a=%zz%4"#, #"{"a":"%zz%4"}"#),
    (#"%D0%B0[]=%D0%B1"#, #"{"а":["б"]}"#),
    (#"a[0]=x&a[1]=y"#, #"{"a":["x","y"]}"#),
    (#"a[1]=x&a[0]=y"#, #"{"a":{"1":"x","0":"y"}}"#),
    (#"a[][b]=1&a[][b]=2"#, #"{"a":[{"b":"1"},{"b":"2"}]}"#),
    (#"a[b][]c=1"#, #"{"a":{"b":["1"]}}"#),
    (#"a=1#b"#, #"{"a":"1#b"}"#),
  ]

  @Test("is read as PHP reads it", arguments: vectors)
  func vector(query: String, expected: String) throws {
    let parameters = JSONValue.object(try QueryString.parse(query)).phpNormalized
    #expect(parameters.encodedString() == expected)
  }

  @Test("drops a variable of more than 64 levels, as PHP does")
  func nesting() throws {
    let deepest = "a" + String(repeating: "[b]", count: 64) + "=1"
    #expect(try QueryString.parse(deepest).count == 1)
    let tooDeep = "a" + String(repeating: "[b]", count: 65) + "=1"
    #expect(try QueryString.parse(tooDeep + "&c=2").keys == ["c"])
  }

  @Test("keeps bytes that are not UTF-8 as replacement characters")
  func invalidUTF8() throws {
    #expect(try QueryString.parse("a=%FF")["a"] == "\u{FFFD}")
  }

  @Test("of as many variables as are allowed is read whole, of one more it is refused")
  func variables() throws {
    let most = QueryString.maxVariables
    let full = Array(repeating: "a[]=1", count: most)
    let list = try QueryString.parse(full.joined(separator: "&"))["a"]
    #expect(list?.arrayValue?.count == most)
    for last in ["b=1", "b[c]=1", "a[]=1", "b"] {
      let error = #expect(throws: TooManyVariables.self) {
        try QueryString.parse((full + [last]).joined(separator: "&"))
      }
      #expect(error?.name == String(last.prefix(1)))
    }
    // Those that PHP passes over are counted too: they are work.
    let error = #expect(throws: TooManyVariables.self) {
      try QueryString.parse(String(repeating: "=x&", count: most + 1))
    }
    #expect(error?.name == "")
    let names = (0..<most).map { "k\($0)=v" }.joined(separator: "&")
    #expect(try QueryString.parse(names).count == most)
    #expect(throws: TooManyVariables.self) { try QueryString.parse(names + "&x=1") }
  }

  @Test("of as many maps as are allowed is read whole, of more it is refused")
  func maps() throws {
    let deep = "a[]" + String(repeating: "[x]", count: 60) + "=1"
    let full = Array(repeating: deep, count: 300).joined(separator: "&")
    #expect(try QueryString.parse(full)["a"]?.arrayValue?.count == 300)
    let error = #expect(throws: TooManyVariables.self) {
      try QueryString.parse(full + "&b" + deep.dropFirst() + "&" + full)
    }
    #expect(error?.name == "a" || error?.name == "b")
  }

  @Test("of hostile shape is read in linear time and bounded memory")
  func hostile() {
    let clock = ContinuousClock()
    let brackets = "a" + String(repeating: "[]", count: 60) + "=1&"
    let inputs = [
      String(repeating: "a[]=1&", count: 200_000),
      (0..<200_000).map { "k\($0)=v" }.joined(separator: "&"),
      String(repeating: brackets, count: 10_000),
      "a" + String(repeating: "[", count: 1_000_000),
      String(repeating: "&", count: 1_000_000),
      String(repeating: "%", count: 1_000_000),
    ]
    for input in inputs {
      let elapsed = clock.measure { _ = try? QueryString.parse(input) }
      #expect(elapsed < .seconds(100), "\(input.prefix(20))")
    }
  }
}
