import Testing

@Suite("Sizes")
struct SizeTests {
  /// The maximum number of columns of a line, strings and comments included.
  static let columns = 100
  /// The maximum number of lines of a function: it fits on a screen.
  static let functionLines = 70
  /// The maximum number of lines of a file.
  static let fileLines = 400

  @Test("Lines have at most 100 columns")
  func lines() {
    for file in SwiftFile.all {
      for (place, line) in file.lines.enumerated() where line.count > Self.columns {
        Issue.record("\(file.path):\(place + 1) has \(line.count) columns")
      }
    }
  }

  @Test("Functions have at most 70 lines")
  func functions() {
    let functions = SwiftFile.all.flatMap { file in file.functions.map { (file.path, $0) } }
    #expect(functions.count > 2_500)
    for (path, function) in functions where function.length > Self.functionLines {
      Issue.record("\(path):\(function.line) begins a function of \(function.length) lines")
    }
  }

  @Test("Files have at most 400 lines")
  func files() {
    for file in SwiftFile.all where file.lines.count > Self.fileLines + 1 {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines")
    }
  }

  @Test("What is read of a file makes sense: its braces match")
  func braces() {
    for file in SwiftFile.all {
      let opened = file.tokens.count { $0.text == "{" }
      let closed = file.tokens.count { $0.text == "}" }
      #expect(opened == closed, "\(file.path)")
    }
  }
}
