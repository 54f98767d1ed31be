/// A Swift file of the repository, read.
struct SwiftFile: Sendable {
  let path: String
  let lines: [Substring]
  let tokens: [SwiftToken]

  /// All Swift files.
  static let all = Repository.swift.map { file in
    SwiftFile(path: file.path, lines: file.lines, tokens: SwiftTokens.of(file.text))
  }

  /// All Swift files of modules.
  static let ofModules = all.filter { $0.path.hasPrefix("Sources/") }

  private var parts: [Substring] { path.split(separator: "/") }

  /// The module of the file.
  var module: String { String(parts[1]) }

  /// The folder of its module that the file stands in; a point for the module's own. A folder
  /// within a folder is one of its own.
  var folder: String {
    parts.count > 3 ? parts[2..<(parts.count - 1)].joined(separator: "/") : "."
  }

  /// The modules that the file imports.
  var imports: [String] {
    tokens.indices.dropLast().filter { tokens[$0].text == "import" }.map { place in
      let next = tokens[place + 1].text
      return next == "struct" || next == "class" ? tokens[place + 2].text : next
    }
  }

  /// Types that stand in no other.
  var types: [String] {
    var depth = 0
    var names: [String] = []
    for (place, token) in tokens.enumerated() {
      switch token.text {
      case "{": depth += 1
      case "}": depth -= 1
      case "struct", "enum", "class", "actor", "protocol", "typealias":
        guard depth == 0, place + 1 < tokens.count, tokens[place + 1].isWord else { break }
        names.append(tokens[place + 1].text)
      default: break
      }
    }
    return names
  }

  /// Words that can be the names of types which stand in no other.
  var words: Set<String> {
    var words: Set<String> = []
    var previous = ""
    for token in tokens {
      if token.isWord, previous != "." { words.insert(token.text) }
      previous = token.text
    }
    return words
  }

  /// A function, initializer or computed property: the line it begins on and how many it has.
  struct Function: Sendable {
    let line: Int
    let length: Int
  }

  /// All that have a body.
  var functions: [Function] {
    tokens.indices.compactMap { place in
      guard beginsFunction(place), let start = body(of: place), let end = end(of: start) else {
        return nil
      }
      let line = tokens[place].line
      return Function(line: line, length: tokens[end].line - line + 1)
    }
  }

  private func beginsFunction(_ place: Int) -> Bool {
    let previous = place > 0 ? tokens[place - 1].text : ""
    let next = place + 1 < tokens.count ? tokens[place + 1].text : ""
    switch tokens[place].text {
    case "func", "subscript", "var": return previous != "."
    case "init": return previous != "." && ["(", "?", "<"].contains(next)
    case "deinit": return next == "{"
    default: return false
    }
  }

  /// Where the body of a declaration opens; `nil` when it has none.
  private func body(of place: Int) -> Int? {
    var depth = 0
    for next in tokens.indices[(place + 1)...] {
      switch tokens[next].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return next
      case "}", "func", "init", "var", "let", "case", "static", "private", "public", "struct":
        if depth <= 0 { return nil }
      case "=" where tokens[place].text == "var" && depth == 0: return nil
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  private func end(of start: Int) -> Int? {
    var depth = 0
    for place in tokens.indices[start...] {
      if tokens[place].text == "{" { depth += 1 }
      if tokens[place].text == "}" { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}
