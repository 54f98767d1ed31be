import RestanteJSON

/// Publishes what an event carries once more.
enum PublishAgain: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (place, text) = (try QueuePlace(scene, fields), scene.text)
    let id = try scene.parameter("id")
    let event = try await event(place, id)
    return Question(
      title: text("publish", "title", ["event": event["event"]?.stringValue ?? ""]),
      consequences: [
        text("publish", "what"), text("publish", "coalesce"), text("publish", "after"),
      ],
      examples: [EventExamples.line(event)], button: text("publish", "button"),
      fields: ["connector": place.connector], back: place.path("events", id))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let place = try QueuePlace(scene, fields)
    let id = try scene.parameter("id")
    let event = try await event(place, id)
    var body: JSONObject = [:]
    for name in ["event", "data", "message_id", "user_id"] {
      if let value = event[name], value != .null { body[name] = value }
    }
    let reply = try await scene.change("POST", ["events"], .object(body))
    return Outcome(
      notice: "published_again", count: reply["queued"]?.intValue ?? 0,
      rest: reply["deliveries"]?.intValue ?? 0, segments: place.segments("events", id),
      query: ["connector": place.connector])
  }

  private static func event(_ place: QueuePlace, _ id: String) async throws -> JSONValue {
    let event = try await place.ask("events", id)
    guard event["damaged"]?.boolValue != true else {
      throw PageProblem.refused(place.scene.text("publish", "damaged"))
    }
    return event
  }
}
