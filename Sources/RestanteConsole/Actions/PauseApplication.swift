import RestanteJSON

/// Stops handing events out: the calls of the queue's application are refused, and what is
/// published waits.
enum PauseApplication: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (place, text) = (try QueuePlace(scene, fields), scene.text)
    let figures = try await place.ask()
    let events = text.counted(figures["pending"]?.intValue ?? 0, .event)
    return Question(
      title: text("pause", "title"),
      consequences: [
        text("pause", "what"), text("pause", "now", ["events": events]), text("pause", "after"),
      ],
      button: text("pause", "button"), fields: ["connector": place.connector], back: place.path())
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    try await block(true, "paused", try QueuePlace(scene, fields))
  }

  /// Refuses the application's calls, or takes them again.
  static func block(
    _ isBlocked: Bool, _ notice: String, _ place: QueuePlace
  ) async throws -> Outcome {
    _ = try await place.scene.change(
      "PATCH", ["apps", place.clientID], ["blocked": .bool(isBlocked)])
    let figures = try await place.ask()
    return Outcome(
      notice: notice, count: figures["pending"]?.intValue ?? 0, segments: place.segments(),
      query: ["connector": place.connector])
  }
}

/// Hands events out again.
enum ResumeApplication: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (place, text) = (try QueuePlace(scene, fields), scene.text)
    let figures = try await place.ask()
    let events = text.counted(figures["pending"]?.intValue ?? 0, .event)
    return Question(
      title: text("resume", "title"), consequences: [text("resume", "what", ["events": events])],
      button: text("resume", "button"), fields: ["connector": place.connector], back: place.path())
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    try await PauseApplication.block(false, "resumed", try QueuePlace(scene, fields))
  }
}
