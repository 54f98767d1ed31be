import RestanteCore
import RestanteJSON

/// All portals and what happened on them lately, for administrators of the server.
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
        path: ConsolePath(["portals", domain, "overview"]).text, domain: domain,
        state: portal["state"]?.stringValue ?? "")
    }
    var values: [String: any Sendable] = ["portals": rows, "hasPortals": !rows.isEmpty]
    values.merge(try await ActivityCharts(scene).values(["overview"])) { own, _ in own }
    return ConsolePage(
      template: "portals", title: scene.text("overview", "title_server"), section: .overview,
      values: values)
  }
}
