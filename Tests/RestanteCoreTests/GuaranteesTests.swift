import Foundation
import RestanteTesting
import Testing

@Suite("Pages that name tests")
struct GuaranteesTests {
  static let pages = ["guarantees.md", "security.md"]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func lines(of page: String) throws -> [Substring] {
    try String(
      contentsOf: Self.root.appendingPathComponent("docs/\(page)"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The names of all tests: cases of the conformance suite, and what stands in `@Test("…")` or
  /// begins with `def test_`.
  private func testNames() throws -> Set<String> {
    var names = Set(
      StoreConformance.cases.map { $0.name.replacing(/\ \[(safe|strict)\]$/, with: "") })
    let tests = Self.root.appendingPathComponent("Tests")
    let files = try #require(
      FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil))
    for case let file as URL in files where ["swift", "py"].contains(file.pathExtension) {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /@Test\(\s*"((?:[^"\\]|\\.)*)"/) {
        names.insert(String(match.1))
      }
      for match in text.matches(of: /def (test_\w+)/) { names.insert(String(match.1)) }
    }
    return names
  }

  @Test("name only tests that exist", arguments: pages)
  func namesTests(page: String) throws {
    let known = try testNames()
    let named = try lines(of: page).flatMap { line in
      line.matches(of: /✓ `([^`]*)`/).map { String($0.1) }
    }
    #expect(named.count > 40)
    for name in named { #expect(known.contains(name), "there is no test called \(name)") }
  }

  @Test("name a test for every statement", arguments: pages)
  func everyStatement(page: String) throws {
    // A statement is a list item; its tests stand in it, each on a line that begins with ✓.
    var statement: Substring?
    var isTested = true
    for line in try lines(of: page) + ["- end"] {
      if line.hasPrefix("- ") {
        #expect(isTested, "no test is named for: \(statement ?? "")")
        (statement, isTested) = (line, false)
      } else if line.hasPrefix("  ✓ `") {
        isTested = true
      }
    }
  }
}
