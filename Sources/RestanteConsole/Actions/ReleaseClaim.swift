import RestanteJSON

/// Returns the events that a claim holds to the queue.
enum ReleaseClaim: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (place, text) = (try QueuePlace(scene, fields), scene.text)
    let processID = fields["process_id"] ?? ""
    let (count, isMore) = try await held(place, by: processID)
    guard count > 0 else { throw PageProblem.refused(text("choice", "gone")) }
    var events = text.counted(count, .event)
    if isMore { events = text("choice", "at_least", ["events": events]) }
    return Question(
      title: text("release", "title", ["events": events]),
      consequences: [
        text("release", "what", ["process": processID]), text("release", "after"),
      ],
      button: text("release", "button"),
      fields: ["connector": place.connector, "process_id": processID],
      back: place.path(fields: [("state", "claimed")]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let place = try QueuePlace(scene, fields)
    let reply = try await place.post(
      "release", ["process_id": .string(fields["process_id"] ?? "")])
    return Outcome(
      notice: "released", count: reply["released"]?.intValue ?? 0, segments: place.segments(),
      query: ["connector": place.connector, "state": "claimed"])
  }

  /// How many events a claim holds, and whether there may be more: only the claims whose lease ends
  /// first are listed, those of others are counted among the first claimed events.
  private static func held(
    _ place: QueuePlace, by processID: String
  ) async throws -> (count: Int64, isMore: Bool) {
    let reasons = try await place.ask("explain")["reasons"]?.arrayValue ?? []
    let claims = reasons.first { $0["reason"] == "claimed" }?["claims"]?.arrayValue ?? []
    if let claim = claims.first(where: { $0["process_id"]?.stringValue == processID }) {
      return (claim["events"]?.intValue ?? 0, false)
    }
    let page = try await place.ask("events", query: ["state": "claimed", "limit": "1000"])
    let events = page["events"]?.arrayValue ?? []
    let count = events.count { $0["process_id"]?.stringValue == processID }
    return (Int64(count), page["next"]?.stringValue != nil)
  }
}
