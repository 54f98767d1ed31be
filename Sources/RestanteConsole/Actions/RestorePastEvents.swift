import RestanteJSON

/// Makes past events pending again.
enum RestorePastEvents: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (choice, text) = (try choice(scene, fields), scene.text)
    let (count, isMore) =
      choice.processID.isEmpty
      ? try await choice.count() : try await purged(choice.place, choice.processID)
    guard count > 0 else { throw PageProblem.refused(text("choice", "gone")) }
    let isPreviewed = choice.processID.isEmpty && choice.after.isEmpty
    return Question(
      title: text("restore", "title", ["events": choice.words(count, isMore: isMore)]),
      consequences: [text("restore", "what"), text("restore", "blocked"), text("restore", "undo")],
      examples: isPreviewed ? try await choice.examples() : [],
      button: text("restore", "button"),
      fields: choice.fields(after: choice.after, processID: choice.processID), back: choice.back)
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let choice = try choice(scene, fields)
    let result =
      choice.named.isEmpty && choice.processID.isEmpty && !choice.search.field("text").isEmpty
      ? try await restoreFound(choice) : try await restoreSelected(choice)
    if let next = result.next {
      return Outcome(
        notice: "restored_part", count: result.restored, segments: choice.place.segments("restore"),
        query: choice.fields(after: next, processID: choice.processID))
    }
    return Outcome(
      notice: result.blocked > 0 ? "restored_blocked" : "restored", count: result.restored,
      rest: result.blocked, segments: choice.place.segments(),
      query: ["connector": choice.place.connector, "state": "pending"])
  }

  /// What a restore did, and where it goes on when it is not finished.
  private struct Progress {
    var restored: Int64 = 0
    var blocked: Int64 = 0
    var next: String?

    mutating func add(_ reply: JSONValue) {
      restored += reply["restored"]?.intValue ?? 0
      blocked += reply["blocked"]?.intValue ?? 0
    }

    /// Keeps where a reply says that it goes on; returns whether it does.
    mutating func goOn(_ reply: JSONValue) -> Bool {
      next = reply["next"]?.stringValue
      return !(reply["next"]?.isNull ?? true)
    }
  }

  /// Whatever a page shows, only past events are restored.
  private static func choice(
    _ scene: PageScene, _ fields: [String: String]
  ) throws(PageProblem) -> EventChoice {
    try EventChoice(
      scene, fields.merging(["state": "past"]) { _, past in past }, orByProcessID: true)
  }

  /// Restores what the native API can select itself.
  private static func restoreSelected(_ choice: EventChoice) async throws -> Progress {
    var body: JSONObject = [:]
    if !choice.named.isEmpty {
      body["ids"] = choice.named.member
    } else if !choice.processID.isEmpty {
      body["process_id"] = .string(choice.processID)
    } else if choice.search.isEverything {
      body["all"] = true
    } else {
      let search = choice.search.selection["filter"]
      for name in ["from", "before"] {
        if let time = search?[name] { body[name] = time }
      }
      if let event = search?["event"] { body["filter"] = ["event": event] }
    }
    var result = Progress(next: choice.after.isEmpty ? nil : choice.after)
    for _ in 0..<EventChoice.maxSteps {
      if let next = result.next { body["after"] = .string(next) }
      let reply = try await choice.place.post("restore", body)
      result.add(reply)
      guard result.goOn(reply) else { break }
    }
    return result
  }

  /// Restores by their numbers the events whose data hold a text.
  private static func restoreFound(_ choice: EventChoice) async throws -> Progress {
    var query = choice.search.query
    query["limit"] = "1000"
    var result = Progress(next: choice.after.isEmpty ? nil : choice.after)
    for _ in 0..<EventChoice.maxSteps {
      if let next = result.next { query["after"] = next }
      let page = try await choice.place.ask("events", query: query)
      let ids = (page["events"]?.arrayValue ?? []).compactMap { $0["id"] }
      if !ids.isEmpty {
        result.add(try await choice.place.post("restore", ["ids": .array(ids)]))
      }
      guard result.goOn(page) else { break }
    }
    return result
  }

  /// How many events a purge left in the history, and whether there may be more.
  private static func purged(
    _ place: QueuePlace, _ processID: String
  ) async throws -> (count: Int64, isMore: Bool) {
    var query = ["process_id": processID, "limit": "1000"]
    var count: Int64 = 0
    for _ in 0..<EventChoice.maxSteps {
      let page = try await place.ask("history", query: query)
      count += Int64(page["events"]?.arrayValue?.count ?? 0)
      guard let next = page["next"]?.stringValue else { return (count, false) }
      query["after"] = next
    }
    return (count, true)
  }
}
