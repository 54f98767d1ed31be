import RestanteCore
import RestanteJSON

/// All portals, for administrators of the server.
enum PortalsPage {
  private struct Row: Sendable {
    let path: String
    let domain: String
    let state: String
  }

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let portals = try await scene.ask(["portals"])["portals"]?.arrayValue ?? []
    let rows = portals.map { portal in
      let domain = portal["domain"]?.stringValue ?? ""
      return Row(
        path: ConsolePath(["portals", domain, "queues"]).text, domain: domain,
        state: portal["state"]?.stringValue ?? "")
    }
    return ConsolePage(
      template: "portals", title: scene.text("portals", "title"),
      values: ["portals": rows, "hasPortals": !rows.isEmpty])
  }
}
