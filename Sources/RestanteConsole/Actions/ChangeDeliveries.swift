/// Takes parked deliveries up again.
enum RedriveParkedDeliveries: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return try await DeliveryChoice(scene, fields).question(
      ["parked"], { text("delivery_redrive", "title", ["deliveries": $0]) },
      consequences: [text("delivery_redrive", "what"), text("delivery_redrive", "undo")],
      button: text("delivery_redrive", "button"))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    try await DeliveryChoice(scene, fields).carryOut(
      "redrive", "redriven", notice: "deliveries_redriven", phase: "waiting")
  }
}

/// Takes deliveries out of the line.
enum ParkWaitingDeliveries: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return try await DeliveryChoice(scene, fields).question(
      ["waiting", "retrying"], { text("delivery_park", "title", ["deliveries": $0]) },
      consequences: [text("delivery_park", "what"), text("delivery_park", "undo")],
      button: text("delivery_park", "button"))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    try await DeliveryChoice(scene, fields).carryOut(
      "park", "parked", notice: "deliveries_parked", phase: "parked")
  }
}

/// Deletes parked deliveries for good.
enum DropParkedDeliveries: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return try await DeliveryChoice(scene, fields).question(
      ["parked"], { text("delivery_drop", "title", ["deliveries": $0]) },
      consequences: [text("delivery_drop", "what")], button: text("delivery_drop", "button"),
      isDangerous: true)
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    try await DeliveryChoice(scene, fields).carryOut(
      "drop", "dropped", notice: "deliveries_dropped", phase: "parked")
  }
}
