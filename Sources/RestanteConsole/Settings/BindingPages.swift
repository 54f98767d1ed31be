import RestanteCore

/// The bindings of a portal, application by application.
enum BindingsPage {
  /// How many applications a page looks at.
  static let applications = 50

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    guard let portal = scene.portal else { throw PageProblem.missing }
    let text = scene.text
    let store = scene.sessions.store
    let after = scene.request.query["after"].flatMap { Int64($0) }
    let applications = try await store.applications(
      on: portal.id, after: after.map(ApplicationID.init(rawValue:)), limit: applications)
    var sheet = Sheet(up: scene.settingsLink, intro: text("bindings", "intro"))
    if after != nil { sheet.first = scene.path(["bindings"]) }
    var (seen, count) = (0, 0)
    for application in applications {
      let name = application.name.isEmpty ? application.clientID : application.name
      let table = try await BindingTable.make(of: application, heading: name, on: portal, scene)
      guard count + table.rows.count <= BindingTable.maxRows else { break }
      seen += 1
      count += table.rows.count
      if !table.rows.isEmpty { sheet.tables.append(table) }
    }
    if seen < applications.count || seen == Self.applications {
      let last = applications[seen - 1].id.rawValue
      sheet.next = scene.path(["bindings"], query: ["after": "\(last)"])
    }
    if sheet.tables.isEmpty {
      sheet.tables.append(
        Sheet.Table(
          label: text("bindings", "title"), columns: [], rows: [],
          empty: text("bindings", "empty")))
    }
    return sheet.page(text("bindings", "title"), in: .settings)
  }
}

/// The bindings of an application as tables show them.
enum BindingTable {
  /// How many bindings are shown, of an application and on a page.
  static let maxRows = 200

  /// A table with a heading.
  static func make(
    of application: Application, heading: String, on portal: Portal, _ scene: PageScene
  ) async throws -> Sheet.Table {
    let text = scene.text
    let bindings = try await scene.sessions.store.bindings(
      of: application.id, on: portal.id, actingAs: nil)
    return Sheet.Table(
      heading: heading, label: heading,
      columns: [text("bindings", "event"), text("bindings", "kind"), text("bindings", "target")],
      rows: bindings.prefix(maxRows).map { row($0, of: application, scene) },
      empty: text("bindings", "empty_app"),
      remark: bindings.count > maxRows ? text("bindings", "more", ["n": "\(maxRows)"]) : nil)
  }

  private static func row(
    _ binding: Binding, of application: Application, _ scene: PageScene
  ) -> Sheet.Row {
    let text = scene.text
    let head = Sheet.Cell(binding.event.text)
    switch binding.target {
    case .offline:
      let connector =
        binding.connector.isEmpty
        ? text("queues", "default_connector")
        : text("bindings", "connector", ["name": binding.connector])
      return Sheet.Row(
        head: head,
        cells: [
          Sheet.Cell(text("bindings", "offline")),
          Sheet.Cell(
            connector,
            link: scene.path(
              ["queues", application.clientID], query: ["connector": binding.connector])),
        ])
    case .online(let handler, let user):
      let aside = user.map { text("bindings", "as_user", ["id": "\($0.rawValue)"]) }
      return Sheet.Row(
        head: head,
        cells: [
          Sheet.Cell(text("bindings", "online")),
          Sheet.Cell(HandlerURL.shown(handler), aside: aside),
        ])
    }
  }
}
