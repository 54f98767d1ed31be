import RestanteCore
import RestanteJSON

/// What is set for a portal. Those who hold a key of the server may change it.
enum PortalPage {
  /// The flags of the licence.
  fileprivate static let features = ["rest", "rest_offline_extended", "rest_auth_connector"]

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    guard let domain = scene.portal?.domain else { throw PageProblem.missing }
    let text = scene.text
    let portal = try await scene.ask(["portals", domain])
    let state = portal["state"]?.stringValue ?? ""
    let queues = portal["queues"]?.objectValue ?? [:]
    var facts = [
      scene.fact("portal", "domain", domain),
      scene.fact("portal", "member_id", portal["member_id"]?.stringValue ?? ""),
      scene.fact("portal", "state", text("portal_state", state)),
    ]
    for name in ["mode", "offline_access", "rate_limit", "operating_limit", "time_zone"] {
      let value = portal[name]?.stringValue
      facts.append(scene.fact("portal", name, value ?? text("portal", "standard")))
    }
    for name in features { facts.append(scene.fact("portal", name, scene.flag(portal[name]))) }
    facts.append(
      scene.fact(
        "portal", "queues",
        queues.isEmpty
          ? text("portal", "standard") : JSONValue.object(queues).encodedString(.plain)))
    let mayChange = scene.visitor.portal == nil
    let sheet = Sheet(
      up: scene.settingsLink, intro: mayChange ? nil : text("portal", "server_key"),
      links: mayChange
        ? [Sheet.Link(name: text("portal", "change"), path: scene.path(["portal", "change"]))]
        : [], facts: facts)
    return sheet.page(text("portal", "title"), in: .settings)
  }
}

/// Changes a portal.
enum ChangePortalForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    guard let domain = scene.portal?.domain, scene.visitor.portal == nil else {
      throw PageProblem.missing
    }
    let text = scene.text
    let portal = try await scene.ask(["portals", domain])
    let features = PortalPage.features.map { name in
      EntryForm.Field(
        name: name, label: text("portal", name), kind: .flag,
        value: portal[name]?.boolValue == true ? "on" : "")
    }
    return EntryForm(
      title: text("portal", "change_title", ["domain": domain]),
      fields: [
        EntryForm.Field(
          name: "state", label: text("portal", "state"),
          kind: .choice(
            ["active", "stopped"].map {
              EntryForm.Option(value: $0, name: text("portal_state", $0))
            }), value: portal["state"]?.stringValue ?? "", note: text("portal", "state_note"))
      ] + PortalFields.all(portal, text) + features
        + QueueFields.fields(portal["queues"]?.objectValue ?? [:], text),
      button: text("sheet", "save"), back: scene.path(["portal"]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    guard let domain = scene.portal?.domain, scene.visitor.portal == nil else {
      throw PageProblem.missing
    }
    var members = FormMembers(fields)
    members.text("state")
    PortalFields.read(into: &members)
    for name in PortalPage.features { members.flag(name) }
    var queues = FormMembers(fields)
    QueueFields.read(into: &queues, fields)
    members.set("queues", queues.body)
    _ = try await scene.change("PATCH", ["portals", domain], members.body)
    return .redirect(to: Outcome(notice: "saved", count: 1, segments: ["portal"]).path(scene))
  }
}

/// The fields of portals that may be left to the server.
private enum PortalFields {
  static func all(_ portal: JSONValue, _ text: Catalogue) -> [EntryForm.Field] {
    let standard = EntryForm.Option(value: "", name: text("portal", "standard"))
    let choices = [
      ("mode", Mode.allCases.map(\.rawValue)),
      ("offline_access", OfflineAccess.allCases.map(\.rawValue)),
    ].map { name, values in
      EntryForm.Field(
        name: name, label: text("portal", name),
        kind: .choice([standard] + values.map { EntryForm.Option(value: $0, name: $0) }),
        value: portal[name]?.stringValue ?? "", note: text("portal", "\(name)_note"))
    }
    let texts = ["rate_limit", "operating_limit", "time_zone"].map { name in
      EntryForm.Field(
        name: name, label: text("portal", name), value: portal[name]?.stringValue ?? "",
        note: text("portal", "\(name)_note"), longest: 64)
    }
    return choices + texts
  }

  static func read(into members: inout FormMembers) {
    for name in ["mode", "offline_access", "rate_limit", "operating_limit", "time_zone"] {
      members.textOrNull(name)
    }
  }
}

/// Adds a portal.
enum NewPortalForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("portal", "new"),
      fields: [
        EntryForm.Field(
          name: "domain", label: text("portal", "domain"), note: text("portal", "domain_note"),
          isRequired: true)
      ] + PortalFields.all(.object([:]), text), button: text("portal", "add"),
      back: scene.path(["server"]), section: .server)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.text("domain")
    PortalFields.read(into: &members)
    let reply = try await scene.change("POST", ["portals"], members.body)
    let text = scene.text
    let domain = reply["domain"]?.stringValue ?? ""
    return .page(
      ShownOnce(
        title: text("portal", "made"),
        items: [
          ShownOnce.Item("domain", text("portal", "domain"), domain),
          ShownOnce.Item("member", text("portal", "member_id"), reply["member_id"]?.stringValue),
          ShownOnce.Item("key", text("portal", "admin_key"), reply["admin_key"]?.stringValue),
        ],
        next: Sheet.Link(
          name: text("portal", "open"), path: ConsolePath(["portals", domain, "overview"]).text),
        section: .server
      ).page)
  }
}
