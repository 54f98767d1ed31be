import RestanteCore
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
    let words = Set(
      try SourceTree.texts(below: "Sources").flatMap { text in
        text.matches(of: /[\w.-]+/).map { String($0.output) }
          + text.matches(of: /\w+/).map { String($0.output) }
      })
    let unasked = known.subtracting(asked).filter { name in
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      return parts[0] != "unit" && !words.contains(parts[1].replacing(/_note$/, with: ""))
    }
    #expect(unasked == [], "no code names these")
  }

  @Test(
    "What the native API names has texts: reasons why an application gets nothing, and others",
    arguments: [
      ("reason", QueueReason.Kind.allCases.map(\.rawValue)),
      ("why", QueueReason.Kind.allCases.map(\.rawValue)),
      ("remedy", QueueReason.Kind.allCases.map(\.rawValue)),
      ("departure", PastEvent.Departure.allCases.map(\.rawValue)),
      ("phase", DeliveryPhase.allCases.map(\.rawValue)),
      ("parking", ParkingReason.allCases.map(\.shown)),
      ("failure", DeliveryFailure.allCases.map(\.rawValue)),
      ("operation", ["redrive", "drop", "release", "restore", "purge"]),
      (
        "unit",
        Catalogue.Counted.allCases.flatMap { thing in
          PluralForm.allCases.map { "\(thing.rawValue)_\($0.rawValue)" }
        }
      ),
    ] as [(String, [String])])
  func named(group: String, names: [String]) throws {
    for language in Language.allCases {
      let texts = try #require(try Catalogue(language).values[group])
      #expect(Set(texts.keys) == Set(names))
    }
  }

  @Test("Every notice that an action leaves has a text")
  func notices() throws {
    let text = try Catalogue(.english)
    let names = try SourceTree.texts(below: "Sources/RestanteConsole/Actions").flatMap { source in
      source.matches(of: /notice: "(\w+)"/).map { String($0.1) }
    }
    #expect(names.count > 5)
    for name in names { #expect(text.has("notice", name), "\(name)") }
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
