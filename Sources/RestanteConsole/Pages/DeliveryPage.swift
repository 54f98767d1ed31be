import RestanteCore
import RestanteJSON

/// One delivery: what is known of it, its attempts, and its data.
enum DeliveryPage {
  private struct Attempt: Sendable {
    let number: String
    let time: Moment
    let duration: String
    let result: String
    let isGood: Bool
    let reply: String?
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let (handler, id) = (try scene.parameter("handler"), try scene.parameter("id"))
    let delivery = try await scene.ask(["deliveries", handler, id])
    let key = NamedDeliveries.Key(
      handler: delivery["handler"]?.intValue ?? 0, id: delivery["id"]?.intValue ?? 0)
    let phase = delivery["phase"]?.stringValue ?? ""
    let found = try await HandlerFacts.find(key.handler, scene)
    let attempts = (delivery["attempt_log"]?.arrayValue ?? []).map { attempt($0, scene) }
    var values: [String: any Sendable] = [
      "facts": DeliveryFacts(delivery, scene).facts,
      "offers": DeliveryActions(scene, phase: phase).forOne(key),
      "attempts": attempts, "hasAttempts": !attempts.isEmpty,
      "data": IndentedJSON.text(delivery["data"] ?? .null),
      "list": scene.path(["deliveries"], query: ["phase": phase, "handler": handler]),
    ]
    if let found { values["handler"] = HandlerFacts(found, scene) }
    return ConsolePage(
      template: "delivery", title: "\(delivery["event"]?.stringValue ?? "") · \(key.text)",
      section: .deliveries, values: values)
  }

  private static func attempt(_ attempt: JSONValue, _ scene: PageScene) -> Attempt {
    let status = attempt["status"]?.intValue
    let failure = attempt["failure"]?.stringValue
    let reply = attempt["reply"]?.stringValue ?? ""
    return Attempt(
      number: "\(attempt["number"]?.intValue ?? 0)",
      time: scene.times.moment(Timestamp(seconds: attempt["started_at"]?.intValue ?? 0)),
      duration: scene.text(
        "attempts", "milliseconds", ["n": scene.number(attempt["milliseconds"]?.intValue ?? 0)]),
      result: status.map { "\($0)" } ?? scene.text("failure", failure ?? ""),
      isGood: status.map { (200..<300).contains($0) } ?? false,
      reply: reply.isEmpty ? nil : reply)
  }
}
