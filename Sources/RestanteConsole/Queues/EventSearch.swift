import RestanteCore
import RestanteJSON

/// Which events of a queue somebody looks for: a state, and what a form of a page says besides.
struct EventSearch: Sendable {
  /// The state of the events.
  let state: QueuePart
  /// The fields of the form as they were filled in, without the empty ones.
  let fields: [(key: String, value: String)]
  /// The same as the native API takes it.
  private let conditions: [(name: String, value: JSONValue)]

  /// Reads a query or a form.
  ///
  /// - Throws: ``PageProblem`` for a state or a time that there is not.
  init(_ scene: PageScene, _ form: [String: String]) throws(PageProblem) {
    guard let state = QueuePart(rawValue: form["state"] ?? QueuePart.pending.rawValue) else {
      throw .missing
    }
    self.state = state
    var fields: [(String, String)] = []
    var conditions: [(String, JSONValue)] = []
    for name in ["event", "text", "from", "before"] {
      guard let value = form[name], !value.isEmpty else { continue }
      fields.append((name, value))
      if name == "from" || name == "before" {
        guard let seconds = scene.times.zone.seconds(local: value) else {
          throw .refused(scene.text("events", "wrong_time"))
        }
        conditions.append((name, .int(seconds)))
      } else {
        conditions.append((name, .string(value)))
      }
    }
    self.fields = fields
    self.conditions = conditions
  }

  /// What a field of the form was filled in with.
  func field(_ name: String) -> String { fields.first { $0.key == name }?.value ?? "" }

  /// Whether every event of the state is meant.
  var isEverything: Bool { conditions.isEmpty }

  /// The search as a query of the native API.
  var query: [String: String] {
    var query = ["state": state.rawValue]
    for (name, value) in conditions {
      query[name] = value.stringValue ?? value.encodedString(.plain)
    }
    return query
  }

  /// The search as the members of a body that say which events are meant.
  var selection: JSONObject {
    if conditions.isEmpty { return ["state": .string(state.rawValue), "all": true] }
    return [
      "state": .string(state.rawValue), "filter": .object(JSONObject(members: conditions)),
    ]
  }
}
