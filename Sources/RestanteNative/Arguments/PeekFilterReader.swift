import RestanteCore
import RestanteJSON

/// Reads which events of a queue somebody looks for.
enum PeekFilterReader {
  /// The longest text that is looked for, in bytes.
  static let longestText = 255

  /// Of a query: `event`, `from`, `before` and `text`, which must all hold.
  static func filter(_ query: QueryReader) throws(Problem) -> PeekFilter {
    PeekFilter(
      name: try query["event"].map { (text) throws(Problem) in
        guard let name = EventName(text) else {
          throw Problem(.invalidArgument, "event must be an event name.", argument: "event")
        }
        return name
      },
      from: try query.integer("from", 0...Timestamp.maxSeconds),
      before: try query.integer("before", 0...Timestamp.maxSeconds),
      text: try query["text"].map { (text) throws(Problem) in
        guard isSearchable(text) else {
          throw Problem(
            .invalidArgument, "text must be 1 to \(longestText) bytes.", argument: "text")
        }
        return text
      })
  }

  /// Of a body's `filter`; `nil` without one. It must say something.
  static func filter(_ arguments: ArgumentReader) throws(Problem) -> PeekFilter? {
    guard let members = try arguments.object("filter") else { return nil }
    var filter = PeekFilter()
    if let text = try members.string("event") {
      guard let name = EventName(text) else {
        throw members.wrong("event", "must be an event name")
      }
      filter.name = name
    }
    filter.from = try time("from", of: members)
    filter.before = try time("before", of: members)
    if let text = try members.string("text") {
      guard isSearchable(text) else {
        throw members.wrong("text", "must be 1 to \(longestText) bytes")
      }
      filter.text = text
    }
    guard filter != PeekFilter() else {
      throw arguments.wrong("filter", "must contain event, from, before or text")
    }
    return filter
  }

  private static func time(_ name: String, of members: ArgumentReader) throws(Problem) -> Int64? {
    guard let seconds = try members.integer(name) else { return nil }
    guard (0...Timestamp.maxSeconds).contains(seconds) else {
      throw members.wrong(name, "must be a time in seconds since 1970")
    }
    return seconds
  }

  private static func isSearchable(_ text: String) -> Bool {
    (1...longestText).contains(text.utf8.count)
  }

  static let parameters: [EndpointParameter] = [
    .query(
      "event", ["type": "string", "pattern": "^[!-~]([ -~]*[!-~])?$", "maxLength": 255],
      "Events with this name."),
    .query(
      "from", Schemas.integer(0...Timestamp.maxSeconds),
      "Events that last occurred at or after this time, in seconds since 1970; past events that "
        + "left then."),
    .query(
      "before", Schemas.integer(0...Timestamp.maxSeconds),
      "Events that last occurred before this time, in seconds since 1970; past events that left "
        + "then."),
    .query(
      "text", ["type": "string", "minLength": 1, "maxLength": .int(longestText)],
      "Events whose data contain this text; case does not matter."),
  ]

  static let schema = JSONValue.object(
    Schemas.closed(
      [
        "event": Schemas.text, "from": Schemas.integer(0...Timestamp.maxSeconds),
        "before": Schemas.integer(0...Timestamp.maxSeconds),
        "text": ["type": "string", "minLength": 1, "maxLength": .int(longestText)],
      ], "As the parameters of `listEvents`; at least one."))
}

extension QueuePart {
  /// Reads a state; `nil` when there is none.
  static func read(_ text: String?, among parts: [QueuePart]) throws(Problem) -> QueuePart? {
    guard let text else { return nil }
    guard let part = parts.first(where: { $0.rawValue == text }) else {
      let words = parts.map(\.rawValue).joined(separator: ", ")
      throw Problem(
        .invalidArgument, "state must be one of these: \(words).", argument: "state")
    }
    return part
  }
}

extension PeekPosition {
  /// Reads a place that a reply named; `nil` when there is none.
  static func read(_ text: String?) throws(Problem) -> PeekPosition? {
    guard let text else { return nil }
    guard let place = PeekPosition(text) else {
      throw Problem(
        .invalidArgument, "after must be the next of an earlier reply.", argument: "after")
    }
    return place
  }

  static let schema = Schemas.pattern("^[0-9]{1,15}-[0-9]{1,15}$")
}
