import RestanteJSON

/// The handlers that online events are posted to, with the figures of their deliveries.
enum HandlersPage {
  /// How many handlers a page shows.
  static let pageSize = 50

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let after = scene.request.query["after"]
    var query = ["limit": "\(pageSize)"]
    if let after { query["after"] = after }
    let reply = try await scene.ask(["handlers"], query: query)
    let rows = (reply["handlers"]?.arrayValue ?? []).map { HandlerFacts($0, scene) }
    var values: [String: any Sendable] = [
      "handlers": rows, "hasHandlers": !rows.isEmpty, "deliveries": scene.path(["deliveries"]),
    ]
    if after != nil { values["newest"] = scene.path(["handlers"]) }
    if let next = reply["next"]?.stringValue {
      values["older"] = scene.path(["handlers"], query: ["after": next])
    }
    return ConsolePage(
      template: "handlers", title: scene.text("handlers", "title"), section: .deliveries,
      values: values)
  }
}
