import RestanteJSON

/// All texts of a language. Templates reach them as `text`.
struct Catalogue: Sendable {
  let language: Language
  private let texts: JSONObject

  /// Reads a catalogue.
  ///
  /// - Throws: What is wrong in it, which keeps the server from starting.
  init(_ language: Language) throws {
    self.language = language
    let files =
      switch language {
      case .english: [PackageResources.en_json, PackageResources.en_portal_json]
      case .russian: [PackageResources.ru_json, PackageResources.ru_portal_json]
      }
    var texts: JSONObject = [:]
    for file in files {
      for (group, members) in try JSONParser().parse(file).objectValue ?? [:] {
        var all = texts[group]?.objectValue ?? [:]
        for (name, text) in members.objectValue ?? [:] { all[name] = text }
        texts[group] = .object(all)
      }
    }
    self.texts = texts
  }

  /// A text by its group and name; the names where there is none.
  func callAsFunction(_ group: String, _ name: String) -> String {
    texts[group]?[name]?.stringValue ?? "\(group).\(name)"
  }

  /// Whether there is a text.
  func has(_ group: String, _ name: String) -> Bool {
    texts[group]?[name] != nil
  }

  /// A text in which the words in braces are replaced.
  func callAsFunction(
    _ group: String, _ name: String, _ values: KeyValuePairs<String, String>
  ) -> String {
    values.reduce(self(group, name)) { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
  }

  /// The texts as templates reach them: groups of named texts.
  var values: [String: [String: String]] {
    var values: [String: [String: String]] = [:]
    for (group, members) in texts {
      for (name, text) in members.objectValue ?? [:] {
        values[group, default: [:]][name] = text.stringValue ?? ""
      }
    }
    return values
  }
}
