import RestanteCore
import RestanteJSON

/// The fields of applications.
private enum ApplicationFields {
  static func all(_ scene: PageScene, _ application: JSONValue) -> [EntryForm.Field] {
    let text = scene.text
    return [
      EntryForm.Field(
        name: "name", label: text("apps", "name"),
        value: application["name"]?.stringValue ?? ""),
      EntryForm.Field(
        name: "scope", label: text("apps", "scope"),
        value: application["scope"]?.stringValue ?? "", note: text("apps", "scope_note"),
        longest: 2_000),
      EntryForm.Field(
        name: "redirect_uri", label: text("apps", "redirect_uri"),
        value: application["redirect_uri"]?.stringValue ?? "",
        note: text("apps", "redirect_note"), longest: 2_048),
      EntryForm.Field(
        name: "install_url", label: text("apps", "install_url"),
        value: application["install_url"]?.stringValue ?? "",
        note: text("apps", "install_note"), longest: 2_048),
    ]
  }
}

/// Adds an application.
enum NewApplicationForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("apps", "new"),
      fields: ApplicationFields.all(scene, .object([:])) + [
        EntryForm.Field(
          name: "client_id", label: text("apps", "client_id"),
          note: text("apps", "client_id_note")),
        EntryForm.Field(
          name: "installed", label: text("apps", "installed"), kind: .flag, value: "on",
          note: text("apps", "installed_note")),
      ],
      button: text("apps", "add"), back: scene.path(["apps"]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    for name in ["name", "scope", "redirect_uri", "install_url", "client_id"] {
      members.textIfAny(name)
    }
    members.flag("installed")
    let reply = try await scene.change("POST", ["apps"], members.body)
    return .page(ApplicationSecretsShown.page(reply, scene))
  }
}

/// Shows what is known of an application only when it was made.
private enum ApplicationSecretsShown {
  static func page(_ reply: JSONValue, _ scene: PageScene) -> ConsolePage {
    let text = scene.text
    let clientID = reply["client_id"]?.stringValue ?? ""
    var items = [ShownOnce.Item("client", text("apps", "client_id"), clientID)]
    for name in ["client_secret", "application_token", "signing_secret"] {
      guard let secret = reply[name]?.stringValue else { continue }
      items.append(ShownOnce.Item(name, text("secret", name), secret))
    }
    return ShownOnce(
      title: text("apps", "made"), items: items,
      next: Sheet.Link(name: text("apps", "open"), path: scene.path(["apps", clientID])),
      section: .settings
    ).page
  }
}

/// Changes an application and what it sets for its queues.
enum ChangeApplicationForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    let clientID = try scene.parameter("client")
    let application = try await scene.ask(["apps", clientID])
    guard let portal = scene.portal,
      let stored = try await scene.sessions.store.application(clientID: clientID, on: portal.id)
    else { throw PageProblem.missing }
    let users = application["allowed_users"]?.arrayValue.map { users in
      users.compactMap { $0.intValue.map { "\($0)" } }.joined(separator: ", ")
    }
    let payment = EntryForm.Field(
      name: "payment", label: text("apps", "payment"),
      kind: .choice(
        PaymentState.allCases.map {
          EntryForm.Option(value: $0.rawValue, name: text("payment", $0.rawValue))
        }), value: application["payment"]?.stringValue ?? "paid")
    return EntryForm(
      title: text("apps", "change_title", ["name": stored.clientID]),
      fields: ApplicationFields.all(scene, application) + [
        payment,
        EntryForm.Field(
          name: "allowed_users", label: text("apps", "users"), value: users ?? "",
          note: text("apps", "users_note"), longest: 10_000),
        EntryForm.Field(
          name: "blocked", label: text("apps", "blocked"), kind: .flag,
          value: application["blocked"]?.boolValue == true ? "on" : "",
          note: text("apps", "blocked_note")),
      ] + QueueFields.fields(stored.queueChoices.object, text),
      button: text("sheet", "save"), back: scene.path(["apps", clientID]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    let clientID = try scene.parameter("client")
    var members = FormMembers(fields)
    for name in ["name", "scope", "redirect_uri", "install_url", "payment"] {
      members.text(name)
    }
    members.flag("blocked")
    let users = EventList.names(fields["allowed_users"] ?? "")
    members.set("allowed_users", users.isEmpty ? .null : .array(users.map { .string($0) }))
    QueueFields.read(into: &members, fields)
    _ = try await scene.change("PATCH", ["apps", clientID], members.body)
    return .redirect(
      to: Outcome(notice: "saved", count: 1, segments: ["apps", clientID]).path(scene))
  }
}

/// What is set for queues, as far as it is a number.
enum QueueFields {
  /// The members, and whether they can be switched off.
  private static let members = [("lease", false), ("max_attempts", true), ("history", false)]
  /// What is typed to switch one off.
  private static let off = "off"

  static func fields(_ own: JSONObject, _ text: Catalogue) -> [EntryForm.Field] {
    members.map { name, _ in
      let value =
        own[name]?.intValue.map { "\($0)" } ?? (own[name] == false ? off : "")
      return EntryForm.Field(
        name: name, label: text("queue_setting", name), value: value,
        note: text("queue_setting", "\(name)_note"), longest: 12)
    }
  }

  static func read(into body: inout FormMembers, _ fields: [String: String]) {
    for (name, canBeOff) in members {
      let typed = (fields[name] ?? "").trimmingBlanks
      if typed.isEmpty {
        body.set(name, .null)
      } else if canBeOff, typed.lowercased() == off {
        body.set(name, false)
      } else {
        body.numberIfAny(name)
      }
    }
  }
}

/// Gives an application another secret.
enum RotateSecretForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    let clientID = try scene.parameter("client")
    return EntryForm(
      title: text("apps", "rotate_title", ["name": clientID]),
      intro: text("apps", "rotate_text"),
      fields: [
        EntryForm.Field(
          name: "grace", label: text("apps", "grace"),
          kind: .choice([
            EntryForm.Option(value: "0", name: text("lifetime", "none")),
            EntryForm.Option(value: "3600", name: text("lifetime", "hour")),
            EntryForm.Option(value: "86400", name: text("lifetime", "day")),
          ]))
      ],
      button: text("apps", "rotate"), back: scene.path(["apps", clientID]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.numberIfAny("grace")
    let reply = try await scene.change(
      "POST", ["apps", try scene.parameter("client"), "rotate"], members.body)
    return .page(ApplicationSecretsShown.page(reply, scene))
  }
}
