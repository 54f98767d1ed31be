package import RestanteJSON

/// What stands for values of recorded replies when their calls are made again: another process id,
/// another id of a new object. Later calls refer to them.
package struct CarriedValues: Sendable {
  /// Shorter texts are not taken for references.
  private static let shortest = 16

  private var texts: [String: JSONValue] = [:]
  /// By the beginning of the method's name and the recorded id.
  private var ids: [String: [String: JSONValue]] = [:]

  /// Nothing yet.
  package init() {}

  /// Learns from a reply.
  package mutating func learn(_ call: RecordedCall, reply: JSONValue?) {
    guard let recorded = call.reply?["result"], let present = reply?["result"] else { return }
    learn(recorded, present)
    guard let prefix = Self.prefix(call), call.method?.hasSuffix(".add") == true,
      let before = Self.id(recorded), let now = Self.id(present)
    else { return }
    ids[prefix, default: [:]][before.encodedString()] = now
  }

  /// The parameters of a call with present values.
  package func parameters(of call: RecordedCall) -> JSONObject {
    let known = Self.prefix(call).flatMap { ids[$0] } ?? [:]
    return JSONObject(
      members: call.parameters.map { name, value in
        guard ["id", "taskid"].contains(name.lowercased()) else { return (name, present(value)) }
        let plain = value.stringValue ?? value.encodedString()
        return (name, known[plain] ?? known["\"\(plain)\""] ?? present(value))
      })
  }

  private func present(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): texts[text] ?? value
    case .array(let elements): .array(elements.map(present))
    case .object(let members):
      .object(JSONObject(members: members.map { ($0.key, present($0.value)) }))
    case .null, .bool, .number: value
    }
  }

  private mutating func learn(_ recorded: JSONValue, _ present: JSONValue) {
    switch (recorded, present) {
    case (.string(let text), .string):
      if text.utf8.count >= Self.shortest, !text.contains(" ") { texts[text] = present }
    case (.array(let before), .array(let now)):
      for (before, now) in zip(before, now) { learn(before, now) }
    case (.object(let before), .object(let now)):
      for (name, value) in before { if let other = now[name] { learn(value, other) } }
    default: break
    }
  }

  private static func prefix(_ call: RecordedCall) -> String? {
    call.method.flatMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } }
  }

  /// The id of a new object: the result itself, or the id in its only member.
  private static func id(_ result: JSONValue) -> JSONValue? {
    switch result {
    case .number, .string: result
    case .object(let members): members.first.flatMap { $0.value["id"] ?? $0.value["ID"] }
    case .null, .bool, .array: nil
    }
  }
}
