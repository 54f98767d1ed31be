import RestanteCore
import RestanteJSON

/// The applications of a portal.
enum ApplicationsPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let list = try await scene.list("apps", ["apps"], here: ["apps"])
    let text = scene.text
    let table = Sheet.Table(
      label: text("apps", "title"),
      columns: [text("apps", "name"), text("apps", "client_id"), text("apps", "state")],
      rows: list.items.map { application in
        let clientID = application["client_id"]?.stringValue ?? ""
        let name = application["name"]?.stringValue ?? ""
        return Sheet.Row(
          head: Sheet.Cell(
            name.isEmpty ? clientID : name, link: scene.path(["apps", clientID])),
          cells: [
            Sheet.Cell(clientID), Sheet.Cell(ApplicationState.words(application, text)),
          ])
      },
      empty: text("apps", "empty"))
    let sheet = Sheet(
      up: scene.settingsLink,
      links: [
        Sheet.Link(name: text("apps", "new"), path: scene.path(["apps", "new"])),
        Sheet.Link(name: text("bindings", "title"), path: scene.path(["bindings"])),
      ], tables: [table], first: list.first, next: list.next)
    return sheet.page(text("apps", "title"), in: .settings)
  }
}

/// What state an application is in, in words.
enum ApplicationState {
  static func words(_ application: JSONValue, _ text: Catalogue) -> String {
    var words: [String] = []
    if application["removal"]?.stringValue != nil {
      words.append(text("app_state", "uninstalled"))
    } else if application["installed"]?.boolValue == false {
      words.append(text("app_state", "unfinished"))
    }
    if application["active"]?.boolValue == false { words.append(text("app_state", "inactive")) }
    if application["blocked"]?.boolValue == true { words.append(text("app_state", "blocked")) }
    let payment = application["payment"]?.stringValue ?? "paid"
    if payment != "paid" { words.append(text("payment", payment)) }
    return words.isEmpty ? text("app_state", "ready") : words.joined(separator: ", ")
  }
}

/// One application: its settings, bindings and secrets, of which only the ids are shown.
enum ApplicationPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let text = scene.text
    let clientID = try scene.parameter("client")
    let application = try await scene.ask(["apps", clientID])
    guard let portal = scene.portal,
      let stored = try await scene.sessions.store.application(clientID: clientID, on: portal.id)
    else { throw PageProblem.missing }
    let bindings = try await BindingTable.make(
      of: stored, heading: text("bindings", "title"), on: portal, scene)
    let name = application["name"]?.stringValue ?? ""
    let sheet = Sheet(
      up: Sheet.Link(name: text("apps", "title"), path: scene.path(["apps"])),
      links: links(application, clientID, scene), facts: facts(application, stored, scene),
      tables: [bindings, secrets(application, scene)])
    return sheet.page(name.isEmpty ? clientID : name, in: .settings)
  }

  private static func links(
    _ application: JSONValue, _ clientID: String, _ scene: PageScene
  ) -> [Sheet.Link] {
    let text = scene.text
    let isGone = application["removal"]?.stringValue != nil
    let isActive = application["active"]?.boolValue ?? true
    let isInstalled = application["installed"]?.boolValue ?? true
    var links = [
      Sheet.Link(name: text("nav", "queues"), path: scene.path(["queues", clientID])),
      Sheet.Link(name: text("apps", "change"), path: scene.path(["apps", clientID, "change"])),
      Sheet.Link(
        name: text("apps", isActive ? "switch_off" : "switch_on"),
        path: scene.path(
          ["apps", clientID, "switch"], query: ["active": isActive ? "false" : "true"])),
    ]
    if !isInstalled || isGone {
      links.append(
        Sheet.Link(
          name: text("apps", "install"), path: scene.path(["apps", clientID, "install"])))
    }
    if !isGone {
      links.append(
        Sheet.Link(
          name: text("apps", "uninstall"), path: scene.path(["apps", clientID, "uninstall"])))
    }
    links.append(
      Sheet.Link(name: text("apps", "rotate"), path: scene.path(["apps", clientID, "rotate"])))
    return links
  }

  private static func facts(
    _ application: JSONValue, _ stored: Application, _ scene: PageScene
  ) -> [Sheet.Fact] {
    let text = scene.text
    let users = application["allowed_users"]?.arrayValue.map { users in
      users.compactMap { $0.intValue.map { "\($0)" } }.joined(separator: ", ")
    }
    let own = stored.queueChoices.object
    return [
      scene.fact("apps", "client_id", stored.clientID),
      scene.fact("apps", "state", ApplicationState.words(application, text)),
      scene.fact("apps", "scope", ScopeList.words(application["scope"])),
      scene.fact("apps", "status", application["status"]?.stringValue ?? ""),
      scene.fact("apps", "version", "\(stored.version)"),
      scene.fact("apps", "users", users ?? text("apps", "everybody")),
      scene.fact("apps", "redirect_uri", stored.redirectURI),
      scene.fact("apps", "install_url", stored.installURL),
      scene.fact(
        "apps", "queues",
        own.isEmpty ? text("apps", "queues_none") : JSONValue.object(own).encodedString(.plain)),
    ]
  }

  private static func secrets(_ application: JSONValue, _ scene: PageScene) -> Sheet.Table {
    let text = scene.text
    return Sheet.Table(
      heading: text("apps", "secrets"), label: text("apps", "secrets"),
      columns: [
        text("credential", "id"), text("credential", "created"), text("credential", "expires"),
      ],
      rows: (application["secrets"]?.arrayValue ?? []).map { secret in
        Sheet.Row(
          head: Sheet.Cell(secret["id"]?.stringValue ?? ""),
          cells: [
            scene.cell(time: secret["created"], otherwise: text("sheet", "none")),
            scene.cell(time: secret["expires"], otherwise: text("lifetime", "forever")),
          ])
      },
      empty: text("apps", "secrets_none"), remark: text("apps", "secrets_text"))
  }
}
