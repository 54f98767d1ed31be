import RestanteJSON
import RestanteNative

/// How lists of attempts to deliver are asked for and returned.
enum DeliveryQuery {
  static let parameters: [EndpointParameter] = [
    .query("event", Schemas.text, "The event, or a pattern such as `ONCRM*`."),
    .query("handler", Schemas.text, "The handler's URL without its query, or a pattern."),
    .query("portal", Schemas.text, "The portal's domain."),
    .query("application", Schemas.text, "The application's client id."),
    RecordQuery.since,
  ]

  static let reply = RecordQuery.reply(
    "deliveries",
    [
      "portal": Schemas.text, "application": Schemas.text, "event": Schemas.text,
      "handler": Schemas.text, "attempt": Schemas.count, "posted": Schemas.boolean,
      "fields": ["type": ["object", "string"]], "status": ["type": "integer"],
      "failure": Schemas.text, "duration_ms": Schemas.count,
      "faults": Schemas.list(Schemas.count),
    ],
    required: ["portal", "event", "handler", "attempt", "posted", "fields", "duration_ms"])

  static func filter(_ query: QueryReader) throws(Problem) -> DeliveryFilter {
    DeliveryFilter(
      event: query["event"].map(NamePattern.init),
      handler: query["handler"].map(NamePattern.init), portal: query["portal"],
      application: query["application"], since: try RecordQuery.since(query))
  }

  static func reply(
    _ contents: Journal<RecordedDelivery>.Contents, _ filter: DeliveryFilter, limit: Int
  ) -> JSONObject {
    RecordQuery.reply(
      "deliveries", contents.entries.filter(filter.matches).map { ($0.id, $0.entry.members) },
      limit: limit, last: contents.last, dropped: contents.dropped)
  }
}
