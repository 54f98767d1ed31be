import RestanteJSON
import Testing

@testable import RestanteConsole
@testable import RestanteNative

@Suite("Texts of the console")
struct CatalogueTests {
  private func names(_ language: Language) throws -> Set<String> {
    var names: Set<String> = []
    for (group, texts) in try Catalogue(language).values {
      for name in texts.keys { names.insert("\(group).\(name)") }
    }
    return names
  }

  @Test("Every language has the same texts, and none is empty")
  func complete() throws {
    let english = try names(.english)
    #expect(english.count > 50)
    for language in Language.allCases {
      #expect(try names(language) == english, "\(language)")
      for texts in try Catalogue(language).values.values {
        #expect(texts.values.allSatisfy { !$0.isEmpty })
      }
    }
  }

  @Test("Every language replaces the same words in braces")
  func placeholders() throws {
    let english = try Catalogue(.english).values
    for language in Language.allCases {
      for (group, texts) in try Catalogue(language).values {
        for (name, text) in texts {
          #expect(
            Self.placeholders(text) == Self.placeholders(english[group]?[name] ?? ""),
            "\(language) \(group).\(name)")
        }
      }
    }
  }

  @Test("Every text that a template or the code asks for is there, and every text is asked for")
  func asked() throws {
    let sources = try SourceTree.texts(below: "Sources/RestanteConsole")
    var asked: Set<String> = []
    for text in sources {
      for match in text.matches(of: /text\.(\w+)\.(\w+)/) {
        asked.insert("\(match.1).\(match.2)")
      }
      for match in text.matches(of: /text\(\s*"(\w+)",\s*"(\w+)"/) {
        asked.insert("\(match.1).\(match.2)")
      }
    }
    let known = try names(.english)
    #expect(asked.subtracting(known) == [])
    // These are asked for by what they are about.
    let unasked = known.subtracting(asked).filter { name in
      !["reason.", "nav.", "actor.", "state.", "event."].contains { name.hasPrefix($0) }
    }
    #expect(unasked == [])
  }

  @Test("Every reason why an application gets nothing has a name")
  func reasons() throws {
    for language in Language.allCases {
      let names = try #require(try Catalogue(language).values["reason"])
      #expect(Set(names.keys) == Set(QueueReason.Kind.allCases.map(\.rawValue)))
    }
  }

  @Test("Every entry of the navigation has a name")
  func sections() throws {
    let names = try #require(try Catalogue(.english).values["nav"])
    #expect(Set(names.keys) == Set(ConsolePage.Section.allCases.map(\.rawValue)))
  }

  private static func placeholders(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) })
  }
}

@Suite("Languages of browsers")
struct LanguageTests {
  @Test(
    "The first of the known languages that a browser wants",
    arguments: [
      ("", Language.english), ("de, fr;q=0.5", .english), ("ru", .russian),
      ("ru-RU,ru;q=0.9,en;q=0.8", .russian), ("en;q=0.5, ru;q=0.7", .russian),
      ("de, en, ru", .english), ("RU", .russian), ("ru;q=0, en;q=0.1", .english),
      ("ru;q=x", .english),
    ])
  func accepted(header: String, expected: Language) {
    #expect(Language(accepted: header) == expected)
  }

  @Test("What was chosen counts more")
  func chosen() {
    var request = ConsoleRequest(verb: "GET", segments: [])
    request.languages = "en"
    request.cookies = ["restante-language": "ru"]
    #expect(Language(of: request) == .russian)
    request.isSecure = true
    #expect(Language(of: request) == .english)
    request.cookies = ["__Host-restante-language": "ru"]
    #expect(Language(of: request) == .russian)
    request.cookies = ["__Host-restante-language": "xx"]
    #expect(Language(of: request) == .english)
  }
}
