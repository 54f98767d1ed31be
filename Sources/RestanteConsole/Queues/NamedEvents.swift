import RestanteJSON

/// The events that the boxes of a page name, or the links beside one event.
struct NamedEvents: Sendable {
  /// How the name of a box begins; the number of its event follows.
  static let prefix = "event-"

  /// Their numbers, in order.
  let ids: [Int64]

  /// Reads a query or a form.
  init(_ form: [String: String]) {
    let boxes = form.keys.filter { $0.hasPrefix(Self.prefix) }
      .compactMap { Int64($0.dropFirst(Self.prefix.count)) }
    let listed = (form["ids"] ?? "").split(separator: ",").compactMap { Int64($0) }
    ids = Set(boxes + listed).filter { $0 > 0 }.sorted()
  }

  var isEmpty: Bool { ids.isEmpty }
  /// The numbers as a field of a form.
  var field: String { ids.map { "\($0)" }.joined(separator: ",") }
  /// The numbers as a member of a body.
  var member: JSONValue { .array(ids.map { .int($0) }) }
}
