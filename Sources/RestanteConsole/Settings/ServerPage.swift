import RestanteCore

/// The server itself: version, database, space and settings. For holders of its keys.
enum ServerPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let report = await scene.server.report()
    let text = scene.text
    let now = scene.sessions.store.time.now()
    let none = text("sheet", "none")
    let sheet = Sheet(
      links: [
        Sheet.Link(name: text("portal", "new"), path: scene.path(["new-portal"])),
        Sheet.Link(name: text("keys", "title"), path: scene.path(["keys"])),
      ],
      facts: [
        scene.fact("server", "version", report.version),
        Sheet.Fact(
          name: text("server", "uptime"),
          words: scene.times.duration(max(0, now.seconds - report.startedAt.seconds)),
          hint: scene.times.moment(report.startedAt).time),
        scene.fact("server", "database", report.database),
        scene.fact("server", "size", report.databaseBytes.map(bytes) ?? none),
        scene.fact("server", "free", report.freeBytes.map(bytes) ?? none),
        scene.fact("server", "damage", damage(scene)),
      ],
      tables: (report.nodes.map { [nodes($0, scene)] } ?? []) + [settings(report, text)])
    return sheet.page(text("server", "title"), in: .server)
  }

  private static func damage(_ scene: PageScene) -> String {
    scene.text("server", scene.sessions.store.failures.damage == nil ? "sound" : "damaged")
  }

  private static func nodes(
    _ nodes: [ServerReport.Node], _ scene: PageScene
  ) -> Sheet.Table {
    let text = scene.text
    return Sheet.Table(
      heading: text("server", "nodes"), label: text("server", "nodes"),
      columns: [
        text("server", "node"), text("server", "version"), text("server", "connections"),
        text("server", "connected"),
      ],
      rows: nodes.map { node in
        Sheet.Row(
          head: Sheet.Cell(node.place),
          cells: [
            Sheet.Cell(node.version), Sheet.Cell("\(node.connections)"),
            Sheet.Cell(scene.times.moment(node.since)),
          ])
      },
      empty: text("server", "no_nodes"))
  }

  private static func settings(_ report: ServerReport, _ text: Catalogue) -> Sheet.Table {
    Sheet.Table(
      heading: text("server", "settings"), label: text("server", "settings"),
      columns: [text("server", "setting"), text("server", "value"), text("server", "source")],
      rows: report.settings.map { setting in
        let source =
          switch setting.source {
          case .given(let name): name
          case .standard: text("portal", "standard")
          }
        return Sheet.Row(
          head: Sheet.Cell(setting.name),
          cells: [
            Sheet.Cell(setting.value ?? text("server", "hidden")), Sheet.Cell(source),
          ])
      },
      empty: text("sheet", "none"))
  }

  /// A number of bytes for people.
  static func bytes(_ bytes: Int64) -> String {
    for (unit, power) in [("GiB", 30), ("MiB", 20), ("KiB", 10)] where bytes >= 1 << power {
      let tenths = bytes / ((1 << power) / 10)
      return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(bytes >> power) \(unit)"
    }
    return "\(bytes) B"
  }
}
