import RestanteCore
import RestanteJSON

/// The deliveries of a portal in one phase, page by page.
enum DeliveriesPage {
  /// How many deliveries a page shows.
  static let pageSize = 25
  /// How many handlers can be chosen from.
  static let maxHandlers = 200

  private struct Tab: Sendable {
    let name: String
    let path: String
    let isHere: Bool
  }

  private struct Choice: Sendable {
    let id: String
    let name: String
    let isChosen: Bool
  }

  private struct Row: Sendable {
    let path: String
    let id: String
    let box: String
    let label: String
    let handler: String
    let event: String
    let time: Moment
    let attempts: String
    let note: String?
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let request = scene.request.query
    guard let phase = DeliveryPhase(rawValue: request["phase"] ?? DeliveryPhase.parked.rawValue)
    else { throw PageProblem.missing }
    let (handler, after) = (request["handler"] ?? "", request["after"])
    var query = ["phase": phase.rawValue, "limit": "\(pageSize)"]
    if !handler.isEmpty { query["handler"] = handler }
    if let after { query["after"] = after }
    let reply = try await scene.ask(["deliveries"], query: query)
    let rows = (reply["deliveries"]?.arrayValue ?? []).map { row($0, scene) }
    let actions = DeliveryActions(scene, phase: phase.rawValue)
    let forSelected = actions.forSelected
    func path(_ phase: DeliveryPhase, after: String = "") -> String {
      let portal = scene.portal.map { ["portals", $0.domain] } ?? []
      let fields = [("phase", phase.rawValue), ("handler", handler), ("after", after)]
      return ConsolePath(portal + ["deliveries"], query: fields.filter { !$0.1.isEmpty }).text
    }
    var values: [String: any Sendable] = [
      "tabs": DeliveryPhase.allCases.map {
        Tab(name: scene.text("phase", $0.rawValue), path: path($0), isHere: $0 == phase)
      },
      "phase": phase.rawValue, "choices": try await choices(scene, chosen: handler),
      "rows": rows, "hasRows": !rows.isEmpty, "hasBoxes": !forSelected.isEmpty,
      "forSelected": forSelected,
      "forAll": handler.isEmpty || rows.isEmpty ? [] : actions.forAll(of: handler),
      "handlersPath": scene.path(["handlers"]),
    ]
    if after != nil { values["newest"] = path(phase) }
    if let next = reply["next"]?.stringValue { values["older"] = path(phase, after: next) }
    return ConsolePage(
      template: "deliveries", title: scene.text("deliveries", "title"), section: .deliveries,
      values: values)
  }

  private static func choices(_ scene: PageScene, chosen: String) async throws -> [Choice] {
    let reply = try await scene.ask(["handlers"], query: ["limit": "\(maxHandlers)"])
    return (reply["handlers"]?.arrayValue ?? []).map { handler in
      let id = "\(handler["id"]?.intValue ?? 0)"
      let event = handler["event"]?.stringValue ?? scene.text("handlers", "webhook")
      return Choice(
        id: id, name: "\(id) · \(event) · \(handler["url"]?.stringValue ?? "")",
        isChosen: id == chosen)
    }
  }

  private static func row(_ delivery: JSONValue, _ scene: PageScene) -> Row {
    let key = NamedDeliveries.Key(
      handler: delivery["handler"]?.intValue ?? 0, id: delivery["id"]?.intValue ?? 0)
    let notes = DeliveryFacts(delivery, scene).facts.filter(\.isInList).map(\.text)
    return Row(
      path: scene.path(["deliveries", "\(key.handler)", "\(key.id)"]), id: key.text,
      box: key.box, label: scene.text("deliveries", "choose", ["id": key.text]),
      handler: "\(key.handler)", event: delivery["event"]?.stringValue ?? "",
      time: scene.times.moment(Timestamp(seconds: delivery["happened_at"]?.intValue ?? 0)),
      attempts: "\(delivery["attempts"]?.intValue ?? 0)",
      note: notes.isEmpty ? nil : notes.joined(separator: " · "))
  }
}
