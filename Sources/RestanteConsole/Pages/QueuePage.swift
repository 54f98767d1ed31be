import RestanteCore
import RestanteJSON

/// One queue: its figures, and why its application gets nothing.
enum QueuePage {
  private struct Reason: Sendable {
    let name: String
    let explanation: String
    let help: String
  }

  static func make(_ scene: PageScene, clientID: String) async throws -> ConsolePage {
    let connector = scene.request.query["connector"] ?? ""
    let query = connector.isEmpty ? [:] : ["connector": connector]
    let queue = try await scene.ask(["queues", clientID, "explain"], query: query)
    let application = try await scene.ask(["apps", clientID])
    let numbers = QueueNumbers(queue)
    let reasons = (queue["reasons"]?.arrayValue ?? []).map { reason in
      Reason(
        name: scene.text("reason", reason["reason"]?.stringValue ?? ""),
        explanation: reason["text"]?.stringValue ?? "",
        help: reason["help"]?.stringValue ?? "")
    }
    let name = application["name"]?.stringValue ?? ""
    return ConsolePage(
      template: "queue",
      title: (name.isEmpty ? clientID : name) + (connector.isEmpty ? "" : " · \(connector)"),
      section: .queues,
      values: [
        "pending": scene.number(numbers.pending), "claimed": scene.number(numbers.claimed),
        "dead": scene.number(numbers.dead), "hasDead": numbers.dead > 0,
        "oldest": numbers.oldest.map(scene.times.duration) ?? scene.text("queues", "none"),
        "returnsEvents": queue["returns_events"]?.boolValue ?? false,
        "reasons": reasons, "hasReasons": !reasons.isEmpty,
      ])
  }
}
