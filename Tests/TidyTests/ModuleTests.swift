import Testing

@Suite("Modules")
struct ModuleTests {
  /// How deep each module stands on the map of CONTRIBUTING.md.
  private static let depths: [String: Int] = {
    let page = Repository.file("CONTRIBUTING.md").lines
    let start = page.firstIndex { $0.hasPrefix("## The map") } ?? 0
    let block = page[start...].drop { !$0.hasPrefix("```") }.dropFirst()
      .prefix { !$0.hasPrefix("```") }
    let entries = block.compactMap { line -> (String, Int)? in
      let depth = line.prefix { $0 == " " }.count
      return line.split(separator: " ").first.map { (String($0), depth) }
    }
    return Dictionary(entries) { first, _ in first }
  }()

  @Test("Every module stands on the map of CONTRIBUTING.md, and every entry is a module")
  func map() {
    #expect(Set(Repository.modules) == Set(Self.depths.keys))
  }

  @Test("A module imports only modules that stand deeper on the map")
  func direction() {
    for file in SwiftFile.ofModules {
      let depth = Self.depths[file.module] ?? 0
      for name in file.imports {
        guard let other = Self.depths[name] else { continue }
        #expect(depth < other, "\(file.path) imports \(name)")
      }
    }
  }
}
