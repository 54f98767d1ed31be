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
  func vector(query: String, expected: String) {
    let parameters = JSONValue.object(QueryString.parse(query)).phpNormalized
    #expect(parameters.encodedString() == expected)
  }

  @Test("drops a variable of more than 64 levels, as PHP does")
  func nesting() {
    let deepest = "a" + String(repeating: "[b]", count: 64) + "=1"
    #expect(QueryString.parse(deepest).count == 1)
    let tooDeep = "a" + String(repeating: "[b]", count: 65) + "=1"
    #expect(QueryString.parse(tooDeep + "&c=2").keys == ["c"])
  }

  @Test("keeps bytes that are not UTF-8 as replacement characters")
  func invalidUTF8() {
    #expect(QueryString.parse("a=%FF")["a"] == "\u{FFFD}")
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
      let elapsed = clock.measure { _ = QueryString.parse(input) }
      #expect(elapsed < .seconds(20), "\(input.prefix(20))")
    }
    #expect(QueryString.parse(inputs[0])["a"]?.arrayValue?.count == 200_000)
    let maps = QueryString.parse(inputs[2])["a"]?.arrayValue?.count ?? 0
    #expect(maps > 1000 && maps * 59 <= QueryString.mostContainers)
  }
}
