import RestanteJSON
import RestanteNative

/// How lists of requests are asked for and returned.
enum RequestQuery {
  static let parameters: [EndpointParameter] = [
    .query("method", Schemas.text, "The method, or a pattern such as `event.offline.*`."),
    .query("portal", Schemas.text, "The portal's domain."),
    .query("application", Schemas.text, "The application's client id."),
    .query("status", Schemas.integer(100...599), "The HTTP status of the reply."),
    RecordQuery.since,
  ]

  static let reply = RecordQuery.reply(
    "requests",
    [
      "verb": Schemas.text, "path": Schemas.text, "method": Schemas.text, "portal": Schemas.text,
      "application": Schemas.text, "headers": ["type": "object"],
      "parameters": ["type": ["object", "string"]], "commands": ["type": ["array", "string"]],
      "status": ["type": "integer"], "error": Schemas.text, "reply": [:],
      "duration_ms": Schemas.count, "faults": Schemas.list(Schemas.count),
    ],
    required: ["verb", "path", "headers", "parameters", "status", "reply", "duration_ms"])

  static func filter(_ query: QueryReader) throws(Problem) -> RequestFilter {
    RequestFilter(
      method: query["method"].map(NamePattern.init), portal: query["portal"],
      application: query["application"],
      status: try query.integer("status", 100...599).map(Int.init),
      since: try RecordQuery.since(query))
  }

  static func reply(
    _ contents: Journal<RecordedRequest>.Contents, _ filter: RequestFilter, limit: Int
  ) -> JSONObject {
    let meant = contents.entries.filter { filter.count($0) > 0 }
    return RecordQuery.reply(
      "requests", meant.map { ($0.id, $0.entry.members) },
      limit: limit, last: contents.last, dropped: contents.dropped)
  }
}
