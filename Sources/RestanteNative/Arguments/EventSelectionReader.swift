import RestanteCore
import RestanteJSON

/// Reads which events of a queue a call is about. It must be said: nothing that can be forgotten
/// or misspelt means "all" where events could be lost.
struct EventSelectionReader: Sendable {
  private let arguments: ArgumentReader

  init(_ arguments: ArgumentReader) {
    self.arguments = arguments
  }

  /// Of a claim: `ids` or `message_ids`; without them all of it.
  func claimed() throws(Problem) -> AcknowledgeEvents.Selection {
    let ids = try ids()
    let messageIDs = try messageIDs()
    try checkOne([ids != nil, messageIDs != nil], isRequired: false, "ids, message_ids")
    if let ids { return .ids(ids) }
    return messageIDs.map { .messageIDs($0) } ?? .all
  }

  /// Of the dead letters: exactly one of `ids`, `message_ids`, `filter` and `"all": true`.
  func deadLetters() throws(Problem) -> DeadLetterSelection {
    let ids = try ids()
    let messageIDs = try messageIDs()
    let filter = try filter()
    let isAll = try arguments.bool("all") ?? false
    try checkOne(
      [ids != nil, messageIDs != nil, filter != nil, isAll], isRequired: true,
      "ids, message_ids, filter, all")
    if let ids { return .ids(ids) }
    if let messageIDs { return .messageIDs(messageIDs) }
    return filter.map { .filter($0) } ?? .all
  }

  private func checkOne(
    _ isGiven: [Bool], isRequired: Bool, _ names: String
  ) throws(Problem) {
    let count = isGiven.count { $0 }
    guard count == 1 || (count == 0 && !isRequired) else {
      throw Problem(
        .invalidArgument,
        "\(isRequired ? "Exactly" : "At most") one of these must be given: \(names).")
    }
  }

  func ids() throws(Problem) -> [EventID]? {
    try list("ids", of: "positive integers") { value in
      value.intValue.flatMap { $0 > 0 ? EventID(rawValue: $0) : nil }
    }
  }

  private func messageIDs() throws(Problem) -> [MessageID]? {
    try list("message_ids", of: "strings of 32 hexadecimal digits") { value in
      value.stringValue.flatMap { MessageID($0) }
    }
  }

  private func list<Element>(
    _ name: String, of kind: String, _ element: (JSONValue) -> Element?
  ) throws(Problem) -> [Element]? {
    guard let value = arguments.value(name) else { return nil }
    let elements = value.arrayValue?.map(element) ?? []
    let known = elements.compactMap { $0 }
    guard value.arrayValue != nil, known.count == elements.count else {
      throw arguments.wrong(name, "must be an array of \(kind)")
    }
    return known
  }

  /// `{"event": name, "before": seconds, "after": seconds}`, at least one of them; the times are
  /// those of the last occurrence.
  func filter() throws(Problem) -> EventFilter? {
    guard let members = try arguments.object("filter") else { return nil }
    guard arguments.value("filter")?.objectValue?.isEmpty == false else {
      throw arguments.wrong("filter", "may only contain event, before and after")
    }
    var conditions: [EventFilter.Condition] = []
    if let text = try members.string("event") {
      guard let name = EventName(text) else {
        throw members.wrong("event", "must be an event name")
      }
      conditions.append(.init(.name, .equal, [.text(name.text)]))
    }
    if let time = try members.integer("before") {
      conditions.append(.init(.occurredAt, .less, [.number(time)]))
    }
    if let time = try members.integer("after") {
      conditions.append(.init(.occurredAt, .greater, [.number(time)]))
    }
    return EventFilter(conditions)
  }
}

/// What ``EventSelectionReader`` reads, as JSON schemas.
extension EventSelectionReader {
  static let claimedMembers: JSONObject = ["ids": Schemas.ids, "message_ids": messageIDsSchema]
  static let deadLetterMembers: JSONObject = [
    "ids": Schemas.ids, "message_ids": messageIDsSchema, "all": Schemas.boolean,
    "filter": filterSchema,
  ]
  static let filterSchema = JSONValue.object(
    Schemas.closed(
      ["event": Schemas.text, "before": ["type": "integer"], "after": ["type": "integer"]],
      "By name and by the time of the last occurrence, in seconds since 1970."))
  private static let messageIDsSchema = Schemas.list(Schemas.pattern("^[0-9A-Fa-f]{32}$"))
}
