import Testing

@Suite("Pages of the documentation")
struct PageTests {
  /// The headings of a page, with their number signs.
  private static func headings(_ page: Repository.File) -> [Substring] {
    prose(page).filter { $0.hasPrefix("#") }
  }

  /// The lines of a page that are not code.
  private static func prose(_ page: Repository.File) -> [Substring] {
    var isCode = false
    return page.lines.filter { line in
      guard line.hasPrefix("```") else { return !isCode }
      isCode.toggle()
      return false
    }
  }

  /// What a heading is called in links.
  private static func anchor(_ heading: Substring) -> String {
    let text = heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
    return String(
      text.compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }

  /// A path without its points: `docs/../README.md` is `README.md`.
  private static func plain(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  @Test("A page has one title, and it begins the page")
  func titles() {
    #expect(Repository.pages.count > 10)
    for page in Repository.pages {
      let headings = Self.headings(page)
      #expect(headings.count { $0.hasPrefix("# ") } == 1, "\(page.path)")
      #expect(headings.first?.hasPrefix("# ") == true, "\(page.path)")
    }
  }

  @Test("Links within the repository lead somewhere")
  func links() {
    for page in Repository.pages {
      let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
      for line in Self.prose(page) {
        for link in line.matches(of: /\]\(([^)\s]+)\)/) where !link.1.contains("://") {
          let parts = link.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
          let path = parts[0].isEmpty ? page.path : Self.plain("\(folder)/\(parts[0])")
          #expect(Repository.has(path), "\(page.path): \(link.1)")
          guard parts.count == 2 else { continue }
          let anchors = Self.headings(Repository.file(path)).map(Self.anchor)
          #expect(anchors.contains(String(parts[1])), "\(page.path): \(link.1)")
        }
      }
    }
  }

  @Test("Files that CONTRIBUTING.md names exist")
  func map() {
    let names = Repository.file("CONTRIBUTING.md").text.matches(
      of: /`([A-Za-z.]+\/[A-Za-z0-9+.\/-]*)`/)
    #expect(names.count > 20)
    for name in names.map({ String($0.1) }) {
      #expect(Repository.has(name) || Repository.has("Sources/\(name)"), "\(name)")
    }
  }

  @Test("Variables of the environment that the program names are documented")
  func variables() {
    let documented = Repository.file("docs/settings.md").text
    let tools = ["RestanteTesting", "RestanteBench", "RestantePostgresCluster"]
    for file in SwiftFile.ofModules where !tools.contains(file.module) {
      for line in file.lines {
        for name in line.matches(of: /RESTANTE_[A-Z]+(_[A-Z]+)*/) {
          #expect(documented.contains("`\(name.0)`"), "\(file.path): \(name.0)")
        }
      }
    }
  }

  /// Errors of the table that nothing returns yet.
  static let unused: Set = [
    "CONNECTION_ERROR", "INTERNAL_WRONG_HANDLER_CLASS", "INTERNAL_WRONG_TRANSPORT",
    "METHOD_CONFIRM_DENIED", "METHOD_CONFIRM_WAITING",
  ]

  @Test("Errors of the wire are documented")
  func errors() {
    let table = Repository.file("Sources/RestanteREST/Exchange/ErrorTable.swift").text
    let codes = Set(table.matches(of: /case \w+ = "+\s*(\w+) \d{3}\s/).map { String($0.1) })
    #expect(codes.count > 40)
    let references = Repository.pages.filter { $0.path.hasPrefix("docs/reference/") }
    let undocumented = codes.filter { code in
      !references.contains { $0.text.contains("`\(code)`") }
    }
    #expect(undocumented == Self.unused)
  }
}
