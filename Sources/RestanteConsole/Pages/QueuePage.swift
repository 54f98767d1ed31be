import RestanteCore
import RestanteJSON

/// One queue: its figures, its events in one state, and why its application gets nothing.
enum QueuePage {
  private struct Reason: Sendable {
    let name: String
    let explanation: String
    let help: String
  }

  static func make(_ scene: PageScene, clientID: String) async throws -> ConsolePage {
    let section = try EventsSection(scene, clientID: clientID)
    let connector = section.connector
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
    let figures: [String: any Sendable] = [
      "pending": scene.number(numbers.pending), "claimed": scene.number(numbers.claimed),
      "dead": scene.number(numbers.dead), "hasDead": numbers.dead > 0,
      "oldest": numbers.oldest.map(scene.times.duration) ?? scene.text("queues", "none"),
      "returnsEvents": queue["returns_events"]?.boolValue ?? false,
      "reasons": reasons, "hasReasons": !reasons.isEmpty,
    ]
    return ConsolePage(
      template: "queue",
      title: (name.isEmpty ? clientID : name) + (connector.isEmpty ? "" : " · \(connector)"),
      section: .queues,
      values: figures.merging(try await section.values()) { figure, _ in figure })
  }
}
