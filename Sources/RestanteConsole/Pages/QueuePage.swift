import RestanteCore
import RestanteJSON

/// One queue: its figures, its events in one state, and why its application gets nothing.
enum QueuePage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let section = try EventsSection(scene)
    let place = section.place
    let queue = try await place.ask("explain")
    let application = try await scene.ask(["apps", place.clientID])
    let numbers = QueueNumbers(queue)
    let reasons = queue["reasons"]?.arrayValue ?? []
    let claims = ClaimRows(reasons, in: place)
    let isPaused = application["blocked"]?.boolValue ?? false
    let name = application["name"]?.stringValue ?? ""
    var values: [String: any Sendable] = [
      "pending": scene.number(numbers.pending), "claimed": scene.number(numbers.claimed),
      "dead": scene.number(numbers.dead), "hasDead": numbers.dead > 0,
      "oldest": numbers.oldest.map(scene.times.duration) ?? scene.text("queues", "none"),
      "returnsEvents": queue["returns_events"]?.boolValue ?? false,
      "reasons": ReasonWords(place, application).rows(reasons), "hasReasons": !reasons.isEmpty,
      "claims": claims.rows, "hasClaims": !claims.rows.isEmpty, "moreClaims": claims.isMore,
      "isPaused": isPaused, "switch": isPaused ? place.path("resume") : place.path("pause"),
    ]
    if let processID = scene.request.query["undo"], !processID.isEmpty {
      values["undo"] = place.path("restore", fields: [("process_id", processID)])
    }
    return ConsolePage(
      template: "queue",
      title: (name.isEmpty ? place.clientID : name)
        + (place.connector.isEmpty ? "" : " · \(place.connector)"),
      section: .queues,
      values: values.merging(try await section.values()) { figure, _ in figure })
  }
}
