import RestanteCore
import RestanteJSON

/// Removes events from a queue or its history.
enum PurgeSelectedEvents: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (choice, text) = (try EventChoice(scene, fields), scene.text)
    let (count, isMore) = try await choice.count()
    guard count > 0 else { throw PageProblem.refused(text("choice", "gone")) }
    let isPast = choice.search.state == .past
    let history = try await choice.place.ask("explain")["history"]?.intValue ?? 0
    var consequences = [isPast ? text("purge", "what_past") : text("purge", "what")]
    if isPast {
      consequences.append(text("purge", "for_good"))
    } else if history > 0 {
      consequences.append(
        text("purge", "undo", ["time": scene.times.duration(history)]))
    } else {
      consequences.append(text("purge", "no_history"))
    }
    return Question(
      title: text("purge", "title", ["events": choice.words(count, isMore: isMore)]),
      consequences: consequences, examples: choice.after.isEmpty ? try await choice.examples() : [],
      button: text("purge", "button"), isDangerous: true,
      fields: choice.fields(after: choice.after, processID: choice.processID), back: choice.back)
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let choice = try EventChoice(scene, fields)
    var body =
      choice.named.isEmpty
      ? choice.search.selection
      : ["state": .string(choice.search.state.rawValue), "ids": choice.named.member]
    if !choice.after.isEmpty { body["after"] = .string(choice.after) }
    if !choice.processID.isEmpty { body["process_id"] = .string(choice.processID) }
    var (purged, restorable): (Int64, Int64) = (0, 0)
    for _ in 0..<EventChoice.maxSteps {
      let reply = try await choice.place.post("purge", body)
      purged += reply["purged"]?.intValue ?? 0
      restorable += reply["restorable"]?.intValue ?? 0
      body["process_id"] = reply["process_id"]
      body["after"] = reply["next"]
      if reply["next"]?.isNull ?? true { break }
    }
    let processID = body["process_id"]?.stringValue ?? ""
    if let next = body["after"]?.stringValue {
      return Outcome(
        notice: "purged_part", count: purged, segments: choice.place.segments("purge"),
        query: choice.fields(after: next, processID: processID))
    }
    let (lost, state) = (purged - restorable, choice.search.state)
    return Outcome(
      notice: lost > 0 && state != .past ? "purged_lost" : "purged", count: purged, rest: lost,
      segments: choice.place.segments(),
      query: [
        "connector": choice.place.connector, "state": state.rawValue,
        "undo": restorable > 0 ? processID : "",
      ])
  }
}
