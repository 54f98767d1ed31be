import RestanteJSON

/// One reason why an application gets nothing from a queue.
struct QueueReason: Sendable {
  /// What the reason is called, for programs.
  var code: String
  /// What is the matter, for people.
  var detail: String
  /// The call that would help, where there is one.
  var remedy: String?
  /// The counts and names that belong to it.
  var facts: JSONObject = [:]

  /// The reason as the native API shows it.
  var json: JSONValue {
    var object: JSONObject = ["reason": .string(code), "detail": .string(detail)]
    object["remedy"] = remedy.map { .string($0) } ?? .null
    object["facts"] = .object(facts)
    return .object(object)
  }
}
