import RestanteCore
import Testing

@Suite("An event name")
struct EventNameTests {
  @Test(
    "is trimmed and uppercased",
    arguments: [
      ("onCrmLeadAdd", "ONCRMLEADADD"), (" \t OnX\n", "ONX"), ("\u{A0}onx\u{2003}", "ONX"),
      ("onä", "ONÄ"), ("ON X", "ON X"), ("1", "1"),
    ])
  func normalisation(text: String, expected: String) {
    #expect(EventName(text)?.text == expected)
  }

  @Test("needs something to be left", arguments: ["", " ", "\n\t", "\u{A0}"])
  func emptiness(text: String) {
    #expect(EventName(text) == nil)
  }

  @Test("has no control characters", arguments: ["A\u{0}B", "A\nB", "A\u{7F}B", "A\u{9F}B"])
  func controlCharacters(text: String) {
    #expect(EventName(text) == nil)
  }

  @Test("has at most 255 characters, counted after uppercasing")
  func length() {
    #expect(EventName(String(repeating: "a", count: 255)) != nil)
    #expect(EventName(String(repeating: "a", count: 256)) == nil)
    #expect(EventName(" " + String(repeating: "a", count: 255) + " ") != nil)
    // The capital form of ß has two letters.
    #expect(EventName(String(repeating: "ß", count: 128)) == nil)
  }

  @Test("is kept as it is when read back from storage")
  func stored() {
    #expect(EventName(stored: "ONX").text == "ONX")
    #expect(EventName("onx") == EventName(stored: "ONX"))
  }
}
