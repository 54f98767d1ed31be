import RestanteJSON
import RestanteNative

/// What lists of what was recorded have in common.
enum RecordQuery {
  static let since = EndpointParameter.query(
    "since", Schemas.count, "Only what came after this number: the `last` of an earlier reply.")
  static let limit = EndpointParameter.query(
    "limit", Schemas.integer(1...1_000), "Only so many, the latest.")

  static let waiting: [EndpointParameter] = [
    .query("count", Schemas.integer(1...1_000), "How many. Default: 1."),
    .query(
      "timeout", Schemas.integer(0...longestWait),
      "The maximum number of seconds, by the machine's clock. Default: 10."),
  ]

  private static let longestWait: Int64 = 55

  /// How long to wait, and for how many.
  struct Wait {
    let count: Int
    let timeout: Duration

    init(_ query: QueryReader) throws(Problem) {
      count = Int(try query.integer("count", 1...1_000) ?? 1)
      timeout = .seconds(try query.integer("timeout", 0...RecordQuery.longestWait) ?? 10)
    }

    /// The problem that there were fewer.
    func timedOut(_ found: Int) -> Problem {
      Problem(.timedOut, "There were \(found) of \(count) within \(timeout.components.seconds) s.")
    }
  }

  static func since(_ query: QueryReader) throws(Problem) -> Int64 {
    try query.integer("since", 0...Int64.max) ?? 0
  }

  static func limit(_ query: QueryReader) throws(Problem) -> Int {
    Int(try query.integer("limit", 1...1_000) ?? 1_000)
  }

  /// What a list returns.
  static func reply(
    _ name: String, _ members: JSONObject, required: [String]
  ) -> ReplyReference {
    let own: JSONObject = ["id": Schemas.count, "time": ["type": "string", "format": "date-time"]]
    let element: JSONValue = [
      "type": "object",
      "properties": .object(
        JSONObject(members: own.map { ($0.key, $0.value) } + members.map { ($0.key, $0.value) })),
      "required": .array((["id", "time"] + required).map { .string($0) }),
    ]
    return ReplyReference(
      "The list, `last`, the number of the latest, and `dropped`, how many old ones are gone.",
      Schemas.object([
        name: Schemas.list(element), "last": Schemas.count, "dropped": Schemas.count,
      ]))
  }

  /// A list as a reply, with the latest elements if they are too many.
  static func reply(
    _ name: String, _ elements: [(id: Int64, members: JSONObject)], limit: Int, last: Int64,
    dropped: Int64
  ) -> JSONObject {
    let shown = elements.suffix(limit).map { id, members in
      JSONValue.object(
        JSONObject(members: [("id", .int(id))] + members.map { ($0.key, $0.value) }))
    }
    return [name: .array(shown), "last": .int(last), "dropped": .int(dropped)]
  }
}
