import RestanteJSON
import Testing

@testable import RestanteREST

@Suite("PHP's casts")
struct PHPCastTests {
  /// What PHP's integer cast makes of texts.
  static let texts: [(String, Int64)] = [
    ("1", 1), ("1abc", 1), (" 1", 1), ("1.9", 1), ("1e3", 1000), ("", 0), ("abc", 0), ("Y", 0),
    ("N", 0), ("true", 0), ("false", 0), ("+5", 5), ("-1", -1), ("- 1", 0), (".5", 0),
    ("-.5e1", -5), ("1e1000", 0), ("9223372036854775807", .max), ("9223372036854775808", .max),
    ("-9223372036854775809", .min), ("1e18", 1_000_000_000_000_000_000), ("9.3e18", .max),
    ("0x1A", 0), ("1e3abc", 1000), ("\u{B}1", 1), ("\u{C}7", 7), ("1e", 1), ("1e+", 1),
    ("1.", 1), ("1.e2", 100), (".5e1", 5), (".", 0), (".e5", 0), ("e5", 0), ("8.e-1", 0), ("1 ", 1),
    ("\u{0}1", 0), ("1_000", 1), ("\u{663}", 0), ("\u{A0}1", 0),
    ("1e-1", 0), ("123456789012345678901234567890e-20", 1_234_567_890),
  ]

  @Test("make the leading number of a text an integer", arguments: texts)
  func text(text: String, expected: Int64) {
    #expect(JSONValue.string(text).phpInteger == expected)
  }

  /// JSON values; numbers too large saturate where PHP would wrap around.
  static let values: [(String, Int64)] = [
    ("true", 1), ("false", 0), ("null", 0), ("[]", 0), ("[0]", 1), ("{}", 0), (#"{"a":0}"#, 1),
    ("1.9", 1), ("-1.9", -1), ("1e300", .max), ("-1e300", .min), ("1e1000", 0),
    ("9223372036854775808", .max), ("-0", 0),
  ]

  @Test("make JSON values integers", arguments: values)
  func value(json: String, expected: Int64) throws {
    #expect(try JSONParser().parse(json).phpInteger == expected)
  }

  @Test("know what is true")
  func truth() {
    for value: JSONValue in ["false", "0.0", "00", 1, [0], ["a": nil], true, " "] {
      #expect(value.phpTruth, "\(value)")
    }
    for value: JSONValue in ["", "0", 0, 0.0, false, nil, [], [:]] {
      #expect(!value.phpTruth, "\(value)")
    }
  }
}
