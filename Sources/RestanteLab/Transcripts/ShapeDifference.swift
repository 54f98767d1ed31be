package import RestanteJSON
import RestanteREST

/// Where the reply to a call has another shape than the one that was recorded.
package struct ShapeDifference: Sendable, Hashable {
  /// Which part of the reply, such as `result[].TITLE`; `status` and `error` are what they say.
  package let path: String
  /// What was recorded.
  package let recorded: String
  /// What there is now.
  package let present: String
}

extension RecordedCall {
  /// Where a reply has another shape than the recorded one. Values do not count, lists are compared
  /// by what all their elements have, and what is null or empty says nothing.
  package func differences(status: Int, reply: JSONValue?) -> [ShapeDifference] {
    var comparison = ShapeComparison()
    if status != self.status {
      comparison.note("status", "\(self.status)", "\(status)")
    }
    let (recorded, present) = (self.reply ?? .null, reply ?? .null)
    let codes = (Self.code(recorded), Self.code(present))
    if codes.0 != codes.1 { comparison.note("error", codes.0 ?? "none", codes.1 ?? "none") }
    guard comparison.differences.isEmpty else { return comparison.differences }
    if method == "batch" { comparison.compareCommands(recorded["result"], present["result"]) }
    comparison.compare([recorded], [present], at: "")
    return comparison.differences
  }

  private static func code(_ reply: JSONValue) -> String? { reply["error"]?.phpScalar }
}

extension JSONValue {
  /// The text of a text or a number.
  fileprivate var phpScalar: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.text
    default: nil
    }
  }
}

/// Compares the shapes of replies.
private struct ShapeComparison {
  private(set) var differences: [ShapeDifference] = []

  mutating func note(_ path: String, _ recorded: String, _ present: String) {
    let difference = ShapeDifference(path: path, recorded: recorded, present: present)
    if !differences.contains(difference) { differences.append(difference) }
  }

  /// Compares which commands of a batch failed, and with which error.
  mutating func compareCommands(_ recorded: JSONValue?, _ present: JSONValue?) {
    let (before, now) = (Self.outcomes(recorded), Self.outcomes(present))
    for (name, outcome) in before where now.first(where: { $0.0 == name })?.1 != outcome {
      let present = now.first { $0.0 == name }?.1 ?? "no reply"
      note("result.\(name)", outcome, present)
    }
  }

  private static func outcomes(_ result: JSONValue?) -> [(String, String)] {
    let successes = result?["result"]?.phpEntries ?? []
    let failures = result?["result_error"]?.phpEntries ?? []
    return successes.map { ($0.key, "success") }
      + failures.map { ($0.key, "error \($0.value["error"]?.phpScalar ?? "")") }
  }

  /// Compares the values that stand in the same place.
  mutating func compare(_ recorded: [JSONValue], _ present: [JSONValue], at path: String) {
    let (before, now) = (recorded.filter(Self.says), present.filter(Self.says))
    guard !before.isEmpty, !now.isEmpty else { return }
    let kinds = (Set(before.map(Self.kind)), Set(now.map(Self.kind)))
    guard kinds.1.isSubset(of: kinds.0) else {
      return note(path, Self.text(kinds.0), Self.text(kinds.1))
    }
    compareElements(before, now, at: path)
    let objects = (before.compactMap(\.objectValue), now.compactMap(\.objectValue))
    guard !objects.0.isEmpty, !objects.1.isEmpty else { return }
    guard !(objects.0 + objects.1).allSatisfy(Self.isNumbered) else {
      return compare(
        objects.0.flatMap { $0.map(\.value) }, objects.1.flatMap { $0.map(\.value) },
        at: "\(path)[]")
    }
    compareMembers(objects.0, objects.1, at: path)
  }

  private mutating func compareElements(
    _ before: [JSONValue], _ now: [JSONValue], at path: String
  ) {
    compare(
      before.flatMap { $0.arrayValue ?? [] }, now.flatMap { $0.arrayValue ?? [] },
      at: "\(path)[]")
  }

  private mutating func compareMembers(
    _ before: [JSONObject], _ now: [JSONObject], at path: String
  ) {
    for name in Self.names(before) {
      let member = path.isEmpty ? name : "\(path).\(name)"
      let (old, new) = (before.compactMap { $0[name] }, now.compactMap { $0[name] })
      if old.count == before.count, new.count < now.count {
        note(member, Self.text(Set(old.map(Self.kind))), "missing")
      } else {
        compare(old, new, at: member)
      }
    }
    for name in Self.names(now) where before.allSatisfy({ $0[name] == nil }) {
      let kinds = Set(now.compactMap { $0[name] }.map(Self.kind))
      note(path.isEmpty ? name : "\(path).\(name)", "missing", Self.text(kinds))
    }
  }

  private static func names(_ objects: [JSONObject]) -> [String] {
    var seen: Set<String> = []
    return objects.flatMap(\.keys).filter { seen.insert($0).inserted }
  }

  /// PHP writes an empty map as an empty list.
  private static func says(_ value: JSONValue) -> Bool {
    switch value {
    case .null: false
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    case .bool, .number, .string: true
    }
  }

  /// Whether a map counts its members, as lists with gaps do.
  private static func isNumbered(_ object: JSONObject) -> Bool {
    object.allSatisfy { Int64($0.key) != nil }
  }

  private static func kind(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "text"
    case .array: "list"
    case .object: "object"
    }
  }

  private static func text(_ kinds: Set<String>) -> String {
    kinds.sorted().joined(separator: " or ")
  }
}
