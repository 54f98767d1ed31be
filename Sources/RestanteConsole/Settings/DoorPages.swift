import RestanteJSON

/// The doors of a portal: addresses to which other portals post their events.
enum DoorsPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let list = try await scene.list("doors", ["doors"], here: ["doors"])
    let text = scene.text
    let table = Sheet.Table(
      label: text("doors", "title"),
      columns: [text("credential", "id"), text("doors", "token")]
        + CredentialForms.columns(text),
      rows: list.items.map { door in
        Sheet.Row(
          head: Sheet.Cell(door["id"]?.stringValue ?? ""),
          cells: [
            Sheet.Cell(text("door_token", door["application_token"]?.stringValue ?? ""))
          ] + CredentialForms.cells(door, scene),
          actions: [CredentialForms.link("revoke", ["doors"], door, scene)])
      },
      empty: text("doors", "empty"))
    let sheet = Sheet(
      up: scene.settingsLink, intro: text("doors", "intro"),
      links: [Sheet.Link(name: text("doors", "new"), path: scene.path(["doors", "new"]))],
      tables: [table], first: list.first, next: list.next)
    return sheet.page(text("doors", "title"), in: .settings)
  }
}

/// Adds a door.
enum NewDoorForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("doors", "new"),
      fields: [
        EntryForm.Field(
          name: "learn_token", label: text("doors", "learn"), kind: .flag, value: "on",
          note: text("doors", "learn_note")),
        EntryForm.Field(
          name: "application_token", label: text("doors", "expected"), kind: .password,
          note: text("doors", "expected_note")),
      ] + CredentialForms.fields(text),
      button: text("doors", "add"), back: scene.path(["doors"]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.secretIfAny("application_token")
    // A token that is known need not be learnt.
    if members.object["application_token"] == nil { members.flag("learn_token") }
    CredentialForms.read(into: &members)
    let text = scene.text
    let reply = try await scene.change("POST", ["doors"], members.body)
    return .page(
      ShownOnce(
        title: text("doors", "made"),
        items: [
          ShownOnce.Item("id", text("credential", "id"), reply["id"]?.stringValue),
          ShownOnce.Item("url", text("doors", "url"), reply["door_url"]?.stringValue),
        ],
        next: Sheet.Link(name: text("doors", "title"), path: scene.path(["doors"])),
        section: .settings
      ).page)
  }
}

/// Revokes a door.
enum RevokeDoorAction: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return Question(
      title: text("doors", "revoke_title", ["id": try scene.parameter("id")]),
      consequences: [text("doors", "revoke_text")], button: text("credential", "revoke"),
      isDangerous: true, back: scene.path(["doors"]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    _ = try await scene.change("DELETE", ["doors", try scene.parameter("id")])
    return Outcome(notice: "door_revoked", count: 1, segments: ["doors"])
  }
}
