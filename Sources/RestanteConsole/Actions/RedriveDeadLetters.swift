/// Makes dead letters pending again.
enum RedriveDeadLetters: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return try await DeadLetterChoice(scene, fields).question(
      { text("redrive", "title", ["events": $0]) },
      consequences: [text("redrive", "what"), text("redrive", "after")],
      button: text("redrive", "button"))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let choice = try DeadLetterChoice(scene, fields)
    return choice.outcome("redriven", try await choice.carryOut("redrive", "redriven"))
  }
}
