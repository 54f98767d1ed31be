import RestanteJSON

/// The keys of a portal, or of the server.
enum KeysPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let list = try await scene.list("keys", ["keys"], here: ["keys"])
    let text = scene.text
    let table = Sheet.Table(
      label: text("keys", "title"),
      columns: [text("credential", "id"), text("keys", "scope")] + CredentialForms.columns(text),
      rows: list.items.map { key in
        Sheet.Row(
          head: Sheet.Cell(key["id"]?.stringValue ?? ""),
          cells: [Sheet.Cell(text("key_scope", key["scope"]?.stringValue ?? ""))]
            + CredentialForms.cells(key, scene),
          actions: ["rotate", "revoke"].map { CredentialForms.link($0, ["keys"], key, scene) })
      },
      empty: text("keys", "empty"))
    let sheet = Sheet(
      up: scene.portal == nil ? nil : scene.settingsLink, intro: text("keys", "intro"),
      links: [Sheet.Link(name: text("keys", "new"), path: scene.path(["keys", "new"]))],
      tables: [table], first: list.first, next: list.next)
    return sheet.page(text("keys", "title"), in: scene.settingsSection)
  }
}

/// Adds a key.
enum NewKeyForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let scopes = scene.portal == nil ? ["admin"] : ["publish", "read", "admin"]
    let scope = EntryForm.Field(
      name: "scope", label: scene.text("keys", "scope"),
      kind: .choice(
        scopes.map { EntryForm.Option(value: $0, name: scene.text("key_scope", $0)) }),
      value: scopes[0])
    return EntryForm(
      title: scene.text("keys", "new"), fields: [scope] + CredentialForms.fields(scene.text),
      button: scene.text("keys", "add"), back: scene.path(["keys"]),
      section: scene.settingsSection)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.text("scope")
    CredentialForms.read(into: &members)
    return .page(KeyShown.page(try await scene.change("POST", ["keys"], members.body), scene))
  }
}

/// Replaces a key by another one.
enum RotateKeyForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    EntryForm(
      title: scene.text("keys", "rotate_title", ["id": try scene.parameter("id")]),
      intro: scene.text("keys", "rotate_text"), fields: [],
      button: scene.text("credential", "rotate"), back: scene.path(["keys"]),
      section: scene.settingsSection)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    let reply = try await scene.change(
      "POST", ["keys", try scene.parameter("id"), "rotate"], .object([:]))
    return .page(KeyShown.page(reply, scene))
  }
}

/// Shows a key that was made just now.
private enum KeyShown {
  static func page(_ reply: JSONValue, _ scene: PageScene) -> ConsolePage {
    let text = scene.text
    return ShownOnce(
      title: text("keys", "made"),
      items: [
        ShownOnce.Item("id", text("credential", "id"), reply["id"]?.stringValue),
        ShownOnce.Item("key", text("keys", "key"), reply["key"]?.stringValue),
      ],
      next: Sheet.Link(name: text("keys", "title"), path: scene.path(["keys"])),
      section: scene.settingsSection
    ).page
  }
}

/// Revokes a key.
enum RevokeKey: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return Question(
      title: text("keys", "revoke_title", ["id": try scene.parameter("id")]),
      consequences: [text("keys", "revoke_text")], button: text("credential", "revoke"),
      isDangerous: true, back: scene.path(["keys"]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    _ = try await scene.change("DELETE", ["keys", try scene.parameter("id")])
    return Outcome(notice: "key_revoked", count: 1, segments: ["keys"])
  }
}
