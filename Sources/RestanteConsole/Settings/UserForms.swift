import RestanteJSON

/// The fields of users.
private enum UserFields {
  static let texts = ["name", "last_name", "login"]
  static let flags = ["admin", "active"]

  static func all(_ text: Catalogue, _ user: JSONValue) -> [EntryForm.Field] {
    texts.map { name in
      EntryForm.Field(
        name: name, label: text("user_field", name), value: user[name]?.stringValue ?? "")
    }
      + flags.map { name in
        EntryForm.Field(
          name: name, label: text("user_field", name), kind: .flag,
          value: user[name]?.boolValue == true ? "on" : "",
          note: text("user_field", "\(name)_note"))
      }
  }

  static func read(into members: inout FormMembers) {
    for name in texts { members.text(name) }
    for name in flags { members.flag(name) }
  }

  static func password(_ text: Catalogue, isRequired: Bool) -> EntryForm.Field {
    EntryForm.Field(
      name: "password", label: text("login", "password"), kind: .password,
      note: text("user_field", "password_note"), isRequired: isRequired)
  }
}

/// Adds a user.
enum NewUserForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    return EntryForm(
      title: text("users", "new"),
      fields: UserFields.all(text, ["active": true])
        + [UserFields.password(text, isRequired: false)],
      button: text("users", "add"), back: scene.path(["users"]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    var members = FormMembers(fields)
    UserFields.read(into: &members)
    members.secretIfAny("password")
    let user = try await scene.change("POST", ["users"], members.body)
    let number = "\(user["id"]?.intValue ?? 0)"
    return .redirect(
      to: Outcome(notice: "user_added", count: 1, segments: ["users", number]).path(scene))
  }
}

/// Changes a user.
enum ChangeUserForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    let id = try scene.parameter("id")
    let user = try await scene.ask(["users", id])
    let confirmed = EntryForm.Field(
      name: "confirmed", label: text("user_field", "confirmed"), kind: .flag,
      value: user["confirmed"]?.boolValue == true ? "on" : "",
      note: text("user_field", "confirmed_note"))
    return EntryForm(
      title: text("users", "change_title", ["id": id]),
      fields: UserFields.all(text, user) + [confirmed], button: text("sheet", "save"),
      back: scene.path(["users", id]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    let id = try scene.parameter("id")
    var members = FormMembers(fields)
    UserFields.read(into: &members)
    members.flag("confirmed")
    _ = try await scene.change("PATCH", ["users", id], members.body)
    return .redirect(to: Outcome(notice: "saved", count: 1, segments: ["users", id]).path(scene))
  }
}

/// Sets the password of a user.
enum UserPasswordForm: ConsoleForm {
  static func form(_ scene: PageScene) async throws -> EntryForm {
    let text = scene.text
    let id = try scene.parameter("id")
    _ = try await scene.ask(["users", id])
    return EntryForm(
      title: text("users", "password_title", ["id": id]), intro: text("users", "password_text"),
      fields: [
        UserFields.password(text, isRequired: true),
        EntryForm.Field(
          name: "keep_tokens", label: text("user_field", "keep_tokens"), kind: .flag,
          note: text("user_field", "keep_tokens_note")),
      ],
      button: text("users", "set_password"), back: scene.path(["users", id]), section: .settings)
  }

  static func send(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> ConsoleRoute.FormReply {
    let id = try scene.parameter("id")
    var members = FormMembers(fields)
    members.secretIfAny("password")
    members.flag("keep_tokens")
    _ = try await scene.change("PATCH", ["users", id], members.body)
    return .redirect(
      to: Outcome(notice: "password_set", count: 1, segments: ["users", id]).path(scene))
  }
}
