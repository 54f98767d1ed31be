import RestanteJSON

/// Switches an application on or off.
enum SwitchApplication: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    let clientID = try scene.parameter("client")
    let isOn = fields["active"] == "true"
    return Question(
      title: text("apps", isOn ? "on_title" : "off_title", ["name": clientID]),
      consequences: [text("apps", isOn ? "on_text" : "off_text")],
      button: text("apps", isOn ? "switch_on" : "switch_off"),
      fields: ["active": isOn ? "true" : "false"], back: scene.path(["apps", clientID]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let clientID = try scene.parameter("client")
    let isOn = fields["active"] == "true"
    _ = try await scene.change("PATCH", ["apps", clientID], ["active": .bool(isOn)])
    return Outcome(
      notice: isOn ? "app_on" : "app_off", count: 1, segments: ["apps", clientID])
  }
}

/// Installs an application, or finishes that.
enum InstallApplicationAction: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    let clientID = try scene.parameter("client")
    return Question(
      title: text("apps", "install_title", ["name": clientID]),
      consequences: [text("apps", "install_text")], button: text("apps", "install"),
      back: scene.path(["apps", clientID]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let clientID = try scene.parameter("client")
    _ = try await scene.change("POST", ["apps", clientID, "install"], .object([:]))
    return Outcome(notice: "app_installed", count: 1, segments: ["apps", clientID])
  }
}

/// Takes an application off its portal, with its bindings and queues.
enum UninstallApplicationAction: ConsoleAction {
  static func question(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Question {
    let text = scene.text
    let clientID = try scene.parameter("client")
    let queues = try await scene.ask(["queues"])["queues"]?.arrayValue ?? []
    let events = queues.filter { $0["client_id"]?.stringValue == clientID }.reduce(Int64(0)) {
      let numbers = QueueNumbers($1)
      return $0 + numbers.pending + numbers.claimed + numbers.dead
    }
    return Question(
      title: text("apps", "uninstall_title", ["name": clientID]),
      consequences: [
        text("apps", "uninstall_events", ["n": scene.number(events)]),
        text("apps", "uninstall_text"),
      ], button: text("apps", "uninstall"), isDangerous: true,
      back: scene.path(["apps", clientID]))
  }

  static func carryOut(
    _ scene: PageScene, _ fields: [String: String]
  ) async throws -> Outcome {
    let clientID = try scene.parameter("client")
    let reply = try await scene.change("POST", ["apps", clientID, "uninstall"], .object([:]))
    return Outcome(
      notice: reply["done"]?.boolValue == false ? "app_uninstalling" : "app_uninstalled",
      count: 1, segments: ["apps", clientID])
  }
}
