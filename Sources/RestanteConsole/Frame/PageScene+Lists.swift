import RestanteCore
import RestanteJSON

extension PageScene {
  /// How many rows a page of a list shows.
  static let pageSize = 50

  /// A page of a list of the native API.
  struct ListPage: Sendable {
    let items: [JSONValue]
    /// The address of the first page, from another one.
    let first: String?
    /// The address of the page after this one.
    let next: String?
  }

  /// The page of a list of the native API that the query asks for.
  ///
  /// - Parameters:
  ///   - name: What the list is called in the reply.
  ///   - segments: Where the native API has it.
  ///   - here: The path of the page, below the portal's.
  func list(
    _ name: String, _ segments: [String], here: [String], size: Int = Self.pageSize
  ) async throws -> ListPage {
    let after = request.query["after"]
    var query = ["limit": "\(size)"]
    if let after { query["after"] = after }
    let reply = try await ask(segments, query: query)
    return ListPage(
      items: reply[name]?.arrayValue ?? [], first: after == nil ? nil : path(here),
      next: reply["next"]?.stringValue.map { path(here, query: ["after": $0]) })
  }

  /// When something was or will be, for a table.
  func cell(time: JSONValue?, otherwise words: String) -> Sheet.Cell {
    time?.intValue.map { Sheet.Cell(times.moment(Timestamp(seconds: $0))) } ?? Sheet.Cell(words)
  }

  /// `yes` or `no`.
  func flag(_ value: JSONValue?) -> String {
    value?.boolValue == true ? text("sheet", "yes") : text("sheet", "no")
  }

  /// A fact whose name is a text of a group.
  func fact(_ group: String, _ name: String, _ words: String) -> Sheet.Fact {
    Sheet.Fact(name: text(group, name), words: words.isEmpty ? text("sheet", "none") : words)
  }

  /// The link to the page that lists the settings.
  var settingsLink: Sheet.Link {
    Sheet.Link(name: text("nav", "settings"), path: path(["settings"]))
  }

  /// Which entry of the navigation pages of settings belong to.
  var settingsSection: ConsolePage.Section { portal == nil ? .server : .settings }
}

/// The members of a body, from the fields of a form.
struct FormMembers {
  private(set) var object: JSONObject = [:]
  private let fields: [String: String]

  init(_ fields: [String: String]) {
    self.fields = fields
  }

  var body: JSONValue { .object(object) }

  /// A text as it was typed.
  mutating func text(_ name: String) {
    object[name] = .string((fields[name] ?? "").trimmingBlanks)
  }

  /// A text, left out where nothing was typed.
  mutating func textIfAny(_ name: String) {
    let text = (fields[name] ?? "").trimmingBlanks
    if !text.isEmpty { object[name] = .string(text) }
  }

  /// A text, `null` where nothing was typed.
  mutating func textOrNull(_ name: String) {
    let text = (fields[name] ?? "").trimmingBlanks
    object[name] = text.isEmpty ? .null : .string(text)
  }

  /// Whether a flag is on.
  mutating func flag(_ name: String) {
    object[name] = .bool(fields[name] != nil)
  }

  /// A secret as it was typed, left out where nothing was.
  mutating func secretIfAny(_ name: String) {
    if let text = fields[name], !text.isEmpty { object[name] = .string(text) }
  }

  /// A number; left out where nothing was typed. What is no number is sent as it is, and refused.
  mutating func numberIfAny(_ name: String) {
    let text = (fields[name] ?? "").trimmingBlanks
    if text.isEmpty { return }
    object[name] = Int64(text).map { .int($0) } ?? .string(text)
  }

  /// Sets a member.
  mutating func set(_ name: String, _ value: JSONValue) { object[name] = value }
}

extension String {
  /// The text without blanks around it.
  var trimmingBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
