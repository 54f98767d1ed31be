import RestanteJSON

/// The users of a portal.
enum UsersPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let list = try await scene.list("users", ["users"], here: ["users"])
    let text = scene.text
    let table = Sheet.Table(
      label: text("users", "title"),
      columns: [
        text("users", "number"), text("users", "name"), text("users", "login"),
        text("users", "rights"),
      ],
      rows: list.items.map { user in
        let number = "\(user["id"]?.intValue ?? 0)"
        return Sheet.Row(
          head: Sheet.Cell(number, link: scene.path(["users", number])),
          cells: [
            Sheet.Cell(UserWords.name(user)), Sheet.Cell(user["login"]?.stringValue ?? ""),
            Sheet.Cell(UserWords.rights(user, text)),
          ])
      },
      empty: text("users", "empty"))
    let sheet = Sheet(
      up: scene.settingsLink,
      links: [Sheet.Link(name: text("users", "new"), path: scene.path(["users", "new"]))],
      tables: [table], first: list.first, next: list.next)
    return sheet.page(text("users", "title"), in: .settings)
  }
}

/// Users in words.
enum UserWords {
  static func name(_ user: JSONValue) -> String {
    [user["name"], user["last_name"]].compactMap { $0?.stringValue }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  static func rights(_ user: JSONValue, _ text: Catalogue) -> String {
    var words = [
      text("users", user["admin"]?.boolValue == true ? "administrator" : "ordinary")
    ]
    if user["active"]?.boolValue == false { words.append(text("users", "inactive")) }
    if user["confirmed"]?.boolValue == false { words.append(text("users", "unconfirmed")) }
    return words.joined(separator: ", ")
  }
}

/// One user.
enum UserPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let text = scene.text
    let id = try scene.parameter("id")
    let user = try await scene.ask(["users", id])
    let name = UserWords.name(user)
    let sheet = Sheet(
      up: Sheet.Link(name: text("users", "title"), path: scene.path(["users"])),
      links: [
        Sheet.Link(name: text("users", "change"), path: scene.path(["users", id, "change"])),
        Sheet.Link(
          name: text("users", "set_password"), path: scene.path(["users", id, "password"])),
        Sheet.Link(
          name: text("webhooks", "new"),
          path: scene.path(["webhooks", "new"], query: ["user": id])),
        Sheet.Link(name: text("users", "remove"), path: scene.path(["users", id, "remove"])),
      ],
      facts: [
        scene.fact("users", "number", id), scene.fact("users", "name", name),
        scene.fact("users", "login", user["login"]?.stringValue ?? ""),
        scene.fact("users", "rights", UserWords.rights(user, text)),
      ])
    return sheet.page(
      name.isEmpty ? text("users", "one", ["id": id]) : name, in: .settings)
  }
}

/// Removes a user.
enum RemoveUserAction: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    let id = try scene.parameter("id")
    return Question(
      title: text("users", "remove_title", ["id": id]),
      consequences: [text("users", "remove_text")], button: text("users", "remove"),
      isDangerous: true, back: scene.path(["users", id]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    _ = try await scene.change("DELETE", ["users", try scene.parameter("id")])
    return Outcome(notice: "user_removed", count: 1, segments: ["users"])
  }
}
