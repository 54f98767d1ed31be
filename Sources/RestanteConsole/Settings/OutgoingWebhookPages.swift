import RestanteJSON

/// The outgoing webhooks of a portal.
enum OutgoingWebhooksPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let list = try await scene.list(
      "outgoing_webhooks", ["outgoing-webhooks"], here: ["outgoing-webhooks"])
    let text = scene.text
    let table = Sheet.Table(
      label: text("outgoing", "title"),
      columns: [
        text("outgoing", "number"), text("outgoing", "url"), text("outgoing", "events"),
        text("outgoing", "order"), text("credential", "label"), text("credential", "created"),
      ],
      rows: list.items.map { webhook in
        Sheet.Row(
          head: Sheet.Cell("\(webhook["id"]?.intValue ?? 0)"),
          cells: [
            Sheet.Cell(webhook["url"]?.stringValue ?? ""),
            Sheet.Cell(EventList.words(webhook["events"])),
            Sheet.Cell(scene.flag(webhook["keeps_order"])),
            Sheet.Cell(webhook["label"]?.stringValue ?? ""),
            scene.cell(time: webhook["created"], otherwise: text("sheet", "none")),
          ],
          actions: ["rotate", "remove"].map {
            CredentialForms.link($0, ["outgoing-webhooks"], webhook, scene)
          })
      },
      empty: text("outgoing", "empty"))
    let sheet = Sheet(
      up: scene.settingsLink, intro: text("outgoing", "intro"),
      links: [
        Sheet.Link(name: text("outgoing", "new"), path: scene.path(["outgoing-webhooks", "new"]))
      ],
      tables: [table], first: list.first, next: list.next)
    return sheet.page(text("outgoing", "title"), in: .settings)
  }
}

/// Names of events as people read and type them.
enum EventList {
  static func words(_ events: JSONValue?) -> String {
    (events?.arrayValue ?? []).compactMap(\.stringValue).joined(separator: ", ")
  }

  /// The names in what was typed, apart by commas or lines.
  static func names(_ typed: String) -> [String] {
    typed.split { $0 == "," || $0.isNewline }.map { String($0).trimmingBlanks }
      .filter { !$0.isEmpty }
  }
}

/// Adds an outgoing webhook.
enum NewOutgoingWebhookForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("outgoing", "new"),
      fields: [
        EntryForm.Field(
          name: "url", label: text("outgoing", "url"), note: text("outgoing", "url_note"),
          isRequired: true, longest: 2_048),
        EntryForm.Field(
          name: "events", label: text("outgoing", "events"), kind: .lines,
          note: text("outgoing", "events_note"), isRequired: true, longest: 10_000),
        EntryForm.Field(name: "label", label: text("credential", "label")),
        EntryForm.Field(
          name: "keeps_order", label: text("outgoing", "order"), kind: .flag,
          note: text("outgoing", "order_note")),
      ],
      button: text("outgoing", "add"), back: scene.path(["outgoing-webhooks"]),
      section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.text("url")
    members.set(
      "events", .array(EventList.names(fields["events"] ?? "").map { .string($0) }))
    members.textIfAny("label")
    members.flag("keeps_order")
    let reply = try await scene.change("POST", ["outgoing-webhooks"], members.body)
    return .page(OutgoingSecretsShown.page(reply, scene))
  }
}

/// Gives an outgoing webhook another signing secret.
enum RotateOutgoingWebhookForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("outgoing", "rotate_title", ["id": try scene.parameter("id")]),
      intro: text("outgoing", "rotate_text"),
      fields: [
        EntryForm.Field(
          name: "overlap", label: text("outgoing", "overlap"),
          kind: .choice([
            EntryForm.Option(value: "0", name: text("lifetime", "none")),
            EntryForm.Option(value: "3600", name: text("lifetime", "hour")),
            EntryForm.Option(value: "86400", name: text("lifetime", "day")),
          ]))
      ],
      button: text("credential", "rotate"), back: scene.path(["outgoing-webhooks"]),
      section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    members.numberIfAny("overlap")
    let reply = try await scene.change(
      "POST", ["outgoing-webhooks", try scene.parameter("id"), "rotate"], members.body)
    return .page(OutgoingSecretsShown.page(reply, scene))
  }
}

/// Shows the secrets of an outgoing webhook.
private enum OutgoingSecretsShown {
  static func page(_ reply: JSONValue, _ scene: PageScene) -> ConsolePage {
    let text = scene.text
    return ShownOnce(
      title: text("outgoing", "made"),
      items: [
        ShownOnce.Item(
          "signing", text("secret", "signing_secret"), reply["signing_secret"]?.stringValue),
        ShownOnce.Item(
          "token", text("secret", "application_token"), reply["application_token"]?.stringValue),
      ],
      next: Sheet.Link(name: text("outgoing", "title"), path: scene.path(["outgoing-webhooks"])),
      section: .settings
    ).page
  }
}

/// Removes an outgoing webhook.
enum RemoveOutgoingWebhookAction: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    return Question(
      title: text("outgoing", "remove_title", ["id": try scene.parameter("id")]),
      consequences: [text("outgoing", "remove_text")], button: text("credential", "remove"),
      isDangerous: true, back: scene.path(["outgoing-webhooks"]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    _ = try await scene.change("DELETE", ["outgoing-webhooks", try scene.parameter("id")])
    return Outcome(notice: "outgoing_removed", count: 1, segments: ["outgoing-webhooks"])
  }
}
