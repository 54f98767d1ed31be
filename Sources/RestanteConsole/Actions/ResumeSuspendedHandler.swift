import RestanteJSON

/// Takes a handler up again that is suspended or in an outage.
enum ResumeSuspendedHandler: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    let handler = try await handler(scene)
    let isSuspended = handler["suspended_since"]?.intValue != nil
    let count =
      (handler["waiting"]?.intValue ?? 0) + (handler["retrying"]?.intValue ?? 0)
      + (isSuspended ? handler["parked"]?.intValue ?? 0 : 0)
    return Question(
      title: text(
        "handler_resume", "title", ["deliveries": text.counted(count, .delivery)]),
      consequences: [
        text("handler_resume", "what"), text("handler_resume", "parked"),
        text("handler_resume", "again"),
      ],
      examples: [handler["url"]?.stringValue ?? ""], button: text("handler_resume", "button"),
      back: scene.path(["handlers"]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let id = try scene.parameter("handler")
    let handler = try await scene.change("POST", ["handlers", id, "resume"])
    return Outcome(
      notice: "handler_resumed", count: handler["id"]?.intValue ?? 0, segments: ["handlers"])
  }

  private static func handler(_ scene: PageScene) async throws -> JSONValue {
    guard let id = Int64(try scene.parameter("handler")),
      let handler = try await HandlerFacts.find(id, scene)
    else { throw PageProblem.missing }
    return handler
  }
}
