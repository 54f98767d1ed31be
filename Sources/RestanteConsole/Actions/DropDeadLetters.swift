/// Deletes dead letters for good.
enum DropDeadLetters: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return try await DeadLetterChoice(scene, fields).question(
      { text("drop", "title", ["events": $0]) },
      consequences: [text("drop", "what"), text("drop", "instead")],
      button: text("drop", "button"), isDangerous: true)
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let choice = try DeadLetterChoice(scene, fields)
    return choice.outcome("dropped", try await choice.carryOut("drop", "dropped"))
  }
}
