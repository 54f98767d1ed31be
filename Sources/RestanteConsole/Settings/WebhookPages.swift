import RestanteJSON

/// The incoming webhooks of a portal.
enum WebhooksPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let list = try await scene.list("webhooks", ["webhooks"], here: ["webhooks"])
    let text = scene.text
    let table = Sheet.Table(
      label: text("webhooks", "title"),
      columns: [text("credential", "id"), text("webhooks", "user"), text("webhooks", "scope")]
        + CredentialForms.columns(text),
      rows: list.items.map { webhook in
        let user = "\(webhook["user_id"]?.intValue ?? 0)"
        return Sheet.Row(
          head: Sheet.Cell(webhook["id"]?.stringValue ?? ""),
          cells: [
            Sheet.Cell(user, link: scene.path(["users", user])),
            Sheet.Cell(ScopeList.words(webhook["scope"])),
          ] + CredentialForms.cells(webhook, scene),
          actions: ["rotate", "revoke"].map {
            CredentialForms.link($0, ["webhooks"], webhook, scene)
          })
      },
      empty: text("webhooks", "empty"))
    let sheet = Sheet(
      up: scene.settingsLink, intro: text("webhooks", "intro"),
      links: [Sheet.Link(name: text("webhooks", "new"), path: scene.path(["webhooks", "new"]))],
      tables: [table], first: list.first, next: list.next)
    return sheet.page(text("webhooks", "title"), in: .settings)
  }
}

/// Scopes as people read them.
enum ScopeList {
  static func words(_ scopes: JSONValue?) -> String {
    (scopes?.stringValue ?? "").replacing(",", with: ", ")
  }
}

/// Adds an incoming webhook.
enum NewWebhookForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("webhooks", "new"),
      fields: [
        EntryForm.Field(
          name: "user_id", label: text("webhooks", "user"), kind: .number,
          value: scene.request.query["user"] ?? "", note: text("webhooks", "user_note"),
          isRequired: true, longest: 16),
        EntryForm.Field(
          name: "scope", label: text("webhooks", "scope"), note: text("webhooks", "scope_note"),
          longest: 1_024),
      ] + CredentialForms.fields(text),
      button: text("webhooks", "add"), back: scene.path(["webhooks"]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.numberIfAny("user_id")
    members.textIfAny("scope")
    CredentialForms.read(into: &members)
    let reply = try await scene.change("POST", ["webhooks"], members.body)
    return .page(WebhookShown.page(reply, scene))
  }
}

/// Gives an incoming webhook another code.
enum RotateWebhookForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    EntryForm(
      title: scene.text("webhooks", "rotate_title", ["id": try scene.parameter("id")]),
      intro: scene.text("webhooks", "rotate_text"), fields: [],
      button: scene.text("credential", "rotate"), back: scene.path(["webhooks"]),
      section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    let reply = try await scene.change(
      "POST", ["webhooks", try scene.parameter("id"), "rotate"], .object([:]))
    return .page(WebhookShown.page(reply, scene))
  }
}

/// Shows the address of a webhook whose code was made just now.
private enum WebhookShown {
  static func page(_ reply: JSONValue, _ scene: PageScene) -> ConsolePage {
    let text = scene.text
    return ShownOnce(
      title: text("webhooks", "made"),
      items: [
        ShownOnce.Item("id", text("credential", "id"), reply["id"]?.stringValue),
        ShownOnce.Item("url", text("webhooks", "url"), reply["webhook_url"]?.stringValue),
      ],
      next: Sheet.Link(name: text("webhooks", "title"), path: scene.path(["webhooks"])),
      section: .settings
    ).page
  }
}

/// Revokes an incoming webhook.
enum RevokeWebhookAction: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return Question(
      title: text("webhooks", "revoke_title", ["id": try scene.parameter("id")]),
      consequences: [text("webhooks", "revoke_text")], button: text("credential", "revoke"),
      isDangerous: true, back: scene.path(["webhooks"]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    _ = try await scene.change("DELETE", ["webhooks", try scene.parameter("id")])
    return Outcome(notice: "webhook_revoked", count: 1, segments: ["webhooks"])
  }
}
