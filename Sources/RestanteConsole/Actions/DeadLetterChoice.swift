import RestanteCore
import RestanteJSON

/// Which dead letters an action is about: named ones, those that failed for one reason, or all.
struct DeadLetterChoice: Sendable {
  private let place: QueuePlace
  private let named: NamedEvents
  /// The mark of a group; empty for none.
  private let group: String
  /// When it was asked about a group: what fails later is not meant.
  private let asked: Int64
  private let isAll: Bool

  /// Reads a query or a form. What is meant must be said: nothing that can be forgotten means
  /// "all".
  ///
  /// - Throws: ``PageProblem``.
  init(_ scene: PageScene, _ form: [String: String]) throws(PageProblem) {
    place = try QueuePlace(scene, form)
    named = NamedEvents(form)
    group = form["group"] ?? ""
    asked = form["asked"].flatMap { Int64($0) } ?? scene.times.now.seconds
    isAll = form["scope"] == "all"
    guard !named.isEmpty || !group.isEmpty || isAll else {
      throw .refused(scene.text("choice", "none"))
    }
  }

  /// Asks before it is done.
  ///
  /// - Parameter title: The question, with the number of dead letters put in.
  /// - Throws: ``PageProblem``, or what the native API throws.
  func question(
    _ title: (_ events: String) -> String, consequences: [String], button: String,
    isDangerous: Bool = false
  ) async throws -> Question {
    let (count, examples) = try await meant()
    guard count > 0 else { throw PageProblem.refused(place.scene.text("choice", "gone")) }
    return Question(
      title: title(place.scene.text.counted(count, .deadLetter)), consequences: consequences,
      examples: examples, button: button, isDangerous: isDangerous,
      fields: [
        "connector": place.connector, "ids": named.field, "group": group, "asked": "\(asked)",
        "scope": isAll ? "all" : "",
      ], back: place.path(fields: [("state", "dead")]))
  }

  /// Does it; returns how many there were.
  ///
  /// - Parameters:
  ///   - verb: What the native API calls it.
  ///   - member: What its reply calls the number.
  /// - Throws: ``PageProblem``, or what the native API throws.
  func carryOut(_ verb: String, _ member: String) async throws -> Int64 {
    var selection: JSONObject = [:]
    if !named.isEmpty {
      selection["ids"] = named.member
    } else if !group.isEmpty {
      let ids = try await groupMeant()
      guard !ids.isEmpty else { return 0 }
      selection["ids"] = .array(ids.map { .int($0) })
    } else {
      selection["all"] = true
    }
    return try await place.post(verb, selection)[member]?.intValue ?? 0
  }

  /// The page that is shown when it is done.
  func outcome(_ notice: String, _ count: Int64) -> Outcome {
    Outcome(
      notice: notice, count: count, segments: place.segments(),
      query: ["connector": place.connector, "state": "dead"])
  }

  /// How many are meant that are still dead letters, and some of them.
  private func meant() async throws -> (count: Int64, examples: [String]) {
    if !named.isEmpty {
      let reply = try await place.post(
        "purge", ["ids": named.member, "state": "dead", "dry_run": true])
      return (
        reply["matched"]?.intValue ?? 0,
        try await EventExamples.named(named.ids, in: place, state: "dead")
      )
    }
    if !group.isEmpty {
      let ids = try await groupMeant()
      return (Int64(ids.count), try await EventExamples.named(ids, in: place, state: "dead"))
    }
    let page = try await place.ask("dead", query: ["limit": "\(EventExamples.maximum)"])
    return (
      page["total"]?.intValue ?? 0,
      (page["events"]?.arrayValue ?? []).map(EventExamples.line)
    )
  }

  private func groupMeant() async throws -> [Int64] {
    try await DeadLetterGroups(of: place, failedUntil: asked).group(group)?.ids ?? []
  }
}
