import RestanteCore
import RestanteJSON

/// One event: its story, its data, and what can be done with it.
enum EventPage {
  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let place = try QueuePlace(scene, scene.request.query)
    let id = try scene.parameter("id")
    let event = try await place.ask("events", id)
    let name = event["event"]?.stringValue ?? ""
    let isDamaged = event["damaged"]?.boolValue ?? false
    var values: [String: any Sendable] = [
      "facts": EventFacts(event, scene).facts,
      "story": EventStory(event, scene).steps,
      "data": IndentedJSON.text(event["data"] ?? .null),
      "offers": EventActions(place).forOne(event),
      "queue": place.path(fields: [("state", event["state"]?.stringValue ?? "pending")]),
      "deliveries": scene.path(["deliveries"]),
    ]
    if !isDamaged { values["command"] = PublishCommand(event, scene.request).text }
    return ConsolePage(
      template: "event", title: "\(name) · \(id)", section: .queues, values: values)
  }
}

/// JSON for people: a member or an element a line.
enum IndentedJSON {
  /// The text of a value.
  static func text(_ value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    switch value {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        "\(inner)\(JSONValue.string(member.key).encodedString(.plain)): "
          + text(member.value, indent: inner)
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + text($0, indent: inner) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    default: return value.encodedString(.plain)
    }
  }
}
