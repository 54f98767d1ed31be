/// What can be set for a portal, subject by subject.
enum SettingsPage {
  private struct Topic: Sendable {
    let name: String
    let path: String
    let explanation: String
  }

  /// The paths of the pages, which are also the names of the subjects.
  static let topics = [
    "apps", "bindings", "users", "webhooks", "outgoing-webhooks", "keys", "doors", "portal",
  ]

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let topics = topics.map { topic in
      Topic(
        name: scene.text("topic", topic), path: scene.path([topic]),
        explanation: scene.text("topic_text", topic))
    }
    return ConsolePage(
      template: "topics", title: scene.text("nav", "settings"), section: .settings,
      values: ["topics": topics])
  }
}
