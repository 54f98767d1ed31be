import Testing

@Suite("Examples in the documentation of types")
struct ExampleTests {
  /// The lines of Swift code in the comments of a file.
  private static func examples(in file: SwiftFile) -> [(line: Int, code: String)] {
    var isCode = false
    var found: [(line: Int, code: String)] = []
    for (place, line) in file.lines.enumerated() {
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("///") else {
        isCode = false
        continue
      }
      let code = text.dropFirst(3).drop { $0 == " " }
      if code.hasPrefix("```") {
        isCode = code == "```swift"
      } else if isCode, !code.isEmpty {
        found.append((place + 1, String(code)))
      }
    }
    return found
  }

  @Test("are run by a test, line by line")
  func areRun() {
    let tests = SwiftFile.all.filter { $0.path.hasSuffix("/EmbeddingTests.swift") }
    let run = Set(tests.flatMap { $0.lines.map { String($0.drop { $0 == " " }) } })
    var count = 0
    for file in SwiftFile.ofModules {
      for (line, code) in Self.examples(in: file) {
        count += 1
        #expect(run.contains(code), "\(file.path):\(line) \(code)")
      }
    }
    #expect(count > 25)
  }
}
