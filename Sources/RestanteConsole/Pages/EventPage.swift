import RestanteCore
import RestanteJSON

/// One event: all that is known of it, and its data.
enum EventPage {
  private struct Operation: Sendable {
    let time: Moment
    let action: String
  }

  static func make(
    _ scene: PageScene, clientID: String, id: String
  ) async throws -> ConsolePage {
    let connector = scene.request.query["connector"] ?? ""
    let event = try await scene.ask(
      ["queues", clientID, "events", id],
      query: connector.isEmpty ? [:] : ["connector": connector])
    let operations = (event["operations"]?.arrayValue ?? []).map { operation in
      Operation(
        time: scene.times.moment(Timestamp(seconds: operation["at"]?.intValue ?? 0)),
        action: operation["action"]?.stringValue ?? "")
    }
    let name = event["event"]?.stringValue ?? ""
    return ConsolePage(
      template: "event", title: "\(name) · \(id)", section: .queues,
      values: [
        "facts": EventFacts(event, scene).facts,
        "data": IndentedJSON.text(event["data"] ?? .null),
        "operations": operations, "hasOperations": !operations.isEmpty,
        "queue": scene.path(
          ["queues", clientID],
          query: ["state": event["state"]?.stringValue ?? "pending", "connector": connector]),
      ])
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
