import Foundation
import RestanteJSON
import Testing

@Suite("Foundation's strict parser agrees on tricky documents")
struct FoundationAgreementTests {
  @Test("that both accept", arguments: accepted)
  func acceptance(text: String) throws {
    #expect(foundationAccepts(text))
    #expect(throws: Never.self) { try JSONParser().parse(text) }
  }

  @Test("that both refuse", arguments: refused)
  func refusal(text: String) {
    #expect(!foundationAccepts(text))
    #expect(throws: JSONParseError.self) { try JSONParser().parse(text) }
  }

  private func foundationAccepts(_ text: String) -> Bool {
    let object = try? JSONSerialization.jsonObject(
      with: Data(text.utf8), options: [.fragmentsAllowed])
    return object != nil
  }
}

private let accepted = [
  "0", "-0", "-0.0", "1e5", "1E-5", "\"\"", "null", " [ ] ", "{\"\":[]}", "[[[[]]]]",
  #""\u0000""#, #""\ud83d\ude00""#, #""\/""#, "\"\u{7f}\"", "\"\u{10FFFF}\"", "[1,\n2]",
  #"{"a":{"b":[true,false,null]}}"#, "1.0000000000000000001",
]

// Not here: commas before a closing bracket, which Foundation lets pass.
private let refused = [
  "", " ", "[", "]", "[,]", "[1 2]", "{", "{\"a\"}", "{\"a\":}", "{1:2}",
  "{a:1}",
  "01", "-", "+1", ".5", "1.", "1e", "-a", "1.e1", "tru", "nul", "True", "'a'", "\"", "\"\\x\"",
  "\"\\u12\"", "\"\\u12g4\"", "\"\t\"", "\"\n\"", "[1]x", "{}{}", "1 2", "[\"a\":1]", "\u{0}",
  #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, "NaN", "Infinity", "0x10", "[1]//",
]
