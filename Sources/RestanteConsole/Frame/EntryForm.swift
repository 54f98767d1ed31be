/// A form of the console in which something is typed or chosen.
struct EntryForm: Sendable {
  /// A field of a form.
  struct Field: Sendable {
    /// How a field is filled in.
    enum Kind: Sendable {
      case text
      case password
      case number
      /// Several lines.
      case lines
      /// On or off.
      case flag
      /// One of several.
      case choice([Option])
    }

    let name: String
    let label: String
    var kind = Kind.text
    /// What it holds; for a flag `on` or nothing.
    var value = ""
    /// What else there is to say; `nil` for nothing.
    var note: String?
    var isRequired = false
    /// The maximum number of characters.
    var longest = 255
    /// What browsers offer while it is filled in.
    var suggestions: [String] = []

    fileprivate var shown: Shown {
      var shown = Shown(
        id: "field-\(name)", key: name, label: label, content: value, note: note ?? "",
        hasNote: note != nil, isRequired: isRequired, longest: "\(longest)",
        suggestions: suggestions, hasSuggestions: !suggestions.isEmpty)
      switch kind {
      case .text: (shown.type, shown.isInput) = ("text", true)
      case .password:
        (shown.type, shown.isInput) = ("password", true)
        shown.completion = "new-password"
      case .number:
        (shown.type, shown.isInput) = ("number", true)
        shown.completion = nil
      case .lines: shown.isLines = true
      case .flag: shown.isFlag = true
      case .choice(let options):
        shown.isChoice = true
        shown.options = options.map {
          Shown.Choice(key: $0.value, words: $0.name, isChosen: $0.value == value)
        }
      }
      shown.isChecked = shown.isFlag && !value.isEmpty
      return shown
    }

    /// A field as the template takes it.
    fileprivate struct Shown: Sendable {
      struct Choice: Sendable {
        let key: String
        let words: String
        let isChosen: Bool
      }

      let id: String
      let key: String
      let label: String
      let content: String
      let note: String
      let hasNote: Bool
      let isRequired: Bool
      let longest: String
      let suggestions: [String]
      let hasSuggestions: Bool
      var type = ""
      /// What browsers may fill it with; `nil` where that cannot be said.
      var completion: String? = "off"
      var isInput = false
      var isLines = false
      var isFlag = false
      var isChecked = false
      var isChoice = false
      var options: [Choice] = []
    }
  }

  /// One of the values of a field.
  struct Option: Sendable {
    let value: String
    let name: String
  }

  let title: String
  /// What it is about, in a sentence or two; `nil` for nothing.
  var intro: String?
  var fields: [Field]
  /// What the button says.
  let button: String
  /// The page to go back to.
  let back: String
  let section: ConsolePage.Section

  /// The form with what was typed into it.
  func filled(with typed: [String: String]) -> EntryForm {
    var form = self
    for index in form.fields.indices {
      // Browsers leave out flags that are off, and passwords are typed again.
      if case .password = form.fields[index].kind { continue }
      form.fields[index].value = typed[form.fields[index].name] ?? ""
    }
    return form
  }

  /// The page that shows it.
  ///
  /// - Parameter complaint: Why what was sent was not done; `nil` for a form that was not sent.
  func page(complaint: String? = nil) -> ConsolePage {
    var values = values
    if let complaint { values["complaint"] = complaint }
    return ConsolePage(
      template: "entry", title: title, status: complaint == nil ? 200 : 400, section: section,
      values: values)
  }

  /// What the template shows.
  var values: [String: any Sendable] {
    var values: [String: any Sendable] = [
      "fields": fields.map(\.shown), "button": button, "cancel": back,
    ]
    if let intro { values["intro"] = intro }
    return values
  }
}

/// Something that is made or changed with a form.
protocol ConsoleForm: Sendable {
  /// The form as it is shown first.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  static func form(_ scene: PageScene) async throws -> EntryForm

  /// Takes the form.
  ///
  /// - Throws: ``PageProblem``; of what was refused, the form says why.
  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply
}

extension ConsoleRoute {
  /// A form, and what becomes of it.
  init<Form: ConsoleForm>(
    _ path: PagePath, about subjects: Set<Subject> = [.portal], form: Form.Type
  ) {
    self.init(
      path, about: subjects,
      take: { scene, fields in
        do {
          return try await form.send(scene, fields)
        } catch PageProblem.refused(let words) {
          let filled = try await form.form(scene).filled(with: fields)
          return .page(filled.page(complaint: words))
        }
      },
      show: { scene in try await form.form(scene).page() })
  }
}
