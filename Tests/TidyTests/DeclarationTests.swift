import Testing

@Suite("Declarations")
struct DeclarationTests {
  /// Names that only libraries and the compiler use.
  static let usedElsewhere: Set = [
    "InboundIn", "Main", "callAsFunction", "channelInactive", "customMirror", "enqueue",
    "minimumResolution", "userInboundEventTriggered",
  ]

  private static let keywords: Set = [
    "func", "var", "let", "case", "struct", "enum", "class", "actor", "protocol", "typealias",
  ]

  @Test("What is declared is used somewhere")
  func dead() {
    var uses: [String: Int] = [:]
    for file in SwiftFile.all {
      for token in file.tokens { uses[token.text, default: 0] += 1 }
    }
    var dead: Set<String> = []
    for file in SwiftFile.ofModules {
      for (place, token) in file.tokens.enumerated().dropLast()
      where Self.keywords.contains(token.text) {
        let name = file.tokens[place + 1]
        guard name.isWord, uses[name.text] == 1 else { continue }
        // Patterns of a switch name constants of C, which begin with a capital.
        if token.text == "case", name.text.first?.isUppercase == true { continue }
        dead.insert(name.text)
        if !Self.usedElsewhere.contains(name.text) {
          Issue.record("\(file.path):\(name.line): \(name.text) is not used")
        }
      }
    }
    #expect(dead.isSuperset(of: Self.usedElsewhere))
  }
}
