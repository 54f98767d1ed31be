import RestanteCore

/// Something that pages offer and that is done only after a question, which says what becomes of
/// how many.
///
/// A link leads to the question: it has the action's path, and its query names what is meant. The
/// form of the question is sent to the same path.
protocol ConsoleAction: Sendable {
  /// What to ask before it is done.
  ///
  /// - Parameter fields: What is meant, from the query.
  /// - Throws: ``PageProblem``, or what the native API throws.
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question

  /// Does it.
  ///
  /// - Parameter fields: What is meant, from the question's form.
  /// - Throws: ``PageProblem``, or what the native API throws.
  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome
}

/// What somebody is asked before something is done.
struct Question: Sendable {
  /// The title of the page: what is going to happen, with the number of events.
  let title: String
  /// What follows from it, sentence by sentence, such as whether it can be undone.
  var consequences: [String] = []
  /// Some of what is meant, for a look before it is done.
  var examples: [String] = []
  /// What the button says.
  let button: String
  /// Whether something is lost for good.
  var isDangerous = false
  /// What is meant, for ``ConsoleAction/carryOut(_:_:)``.
  var fields: KeyValuePairs<String, String> = [:]
  /// The page to go back to.
  let back: String

  private struct Field: Sendable {
    let name: String
    let value: String
  }

  /// The page that asks.
  func page(_ scene: PageScene) -> ConsolePage {
    ConsolePage(
      template: "question", title: title,
      values: [
        "consequences": consequences, "examples": examples, "hasExamples": !examples.isEmpty,
        "button": button, "isDangerous": isDangerous,
        "fields": fields.map { Field(name: $0.key, value: $0.value) }, "cancel": back,
      ])
  }
}

/// What was done, for the page that is shown next.
struct Outcome: Sendable {
  /// Which of the texts of the group `notice` says it.
  let notice: String
  /// How many there were.
  let count: Int64
  /// How many were left as they are.
  var rest: Int64 = 0
  /// The page that is shown next, without a query of its own.
  let segments: [String]
  /// The query of that page.
  var query: KeyValuePairs<String, String> = [:]

  /// The address of the next page, which shows the notice.
  func path(_ scene: PageScene) -> String {
    let place = scene.portal.map { ["portals", $0.domain] } ?? []
    var fields = query.map { ($0.key, $0.value) } + [("notice", notice), ("n", "\(count)")]
    if rest > 0 { fields.append(("rest", "\(rest)")) }
    return ConsolePath(place + segments, query: fields).text
  }
}
