import RestanteJSON

/// Switches the application of a queue on.
enum ActivateApplication: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let (place, text) = (try QueuePlace(scene, fields), scene.text)
    return Question(
      title: text("activate", "title"), consequences: [text("activate", "what")],
      button: text("activate", "button"), fields: ["connector": place.connector],
      back: place.path())
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let place = try QueuePlace(scene, fields)
    _ = try await scene.change("PATCH", ["apps", place.clientID], ["active": true])
    return Outcome(
      notice: "activated", count: 1, segments: place.segments(),
      query: ["connector": place.connector])
  }
}
