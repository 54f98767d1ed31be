import RestanteCore
import RestanteJSON

/// What left queues, and bringing it back.
extension NativeDescription {
  static let history: JSONObject = {
    var description = operation(
      "listHistory",
      "One page of the events that left the queue by an acknowledgement or a take and can be "
        + "restored, the newest first. A page can hold fewer than asked for although there are "
        + "more.",
      parameters: [
        clientIDParameter, connectorParameter,
        queryParameter(
          "limit", ["type": "integer", "minimum": 1, "maximum": .int(NativeAPI.largestPage)],
          "How many past events to look at; 50 when absent."),
        queryParameter("after", place, "The place that the page before named."),
        queryParameter(
          "ids", ["type": "string", "pattern": "^[1-9][0-9]{0,17}(,[1-9][0-9]{0,17})*$"],
          "Ids with commas between them."),
        queryParameter("process_id", Schemas.text, "What left with this process id."),
        queryParameter(
          "from", ["type": "integer"], "What left at this time or later, in seconds since 1970."),
        queryParameter(
          "before", ["type": "integer"], "What left before this time, in seconds since 1970."),
        queryParameter(
          "event", ["type": "string", "pattern": "^[!-~]([ -~]*[!-~])?$", "maxLength": 255],
          "Events with this name."),
        queryParameter(
          "format", ["enum": ["json", "lines"]],
          "`lines` gives JSON lines that can be published again; the header `Next-Place` names the "
            + "next page."),
      ],
      reply: Schemas.object([
        "client_id": Schemas.text, "connector": Schemas.text,
        "next": ["type": ["string", "null"]],
        "events": ["type": "array", "items": pastEvent],
      ]), "The page.", failures: [.notFound, .invalidArgument])
    let lines: JSONObject = ["schema": ["type": "string"]]
    if var responses = description["responses"]?.objectValue,
      var success = responses["200"]?.objectValue, var content = success["content"]?.objectValue
    {
      content["application/x-ndjson"] = .object(lines)
      success["content"] = .object(content)
      responses["200"] = .object(success)
      description["responses"] = .object(responses)
    }
    return description
  }()

  static let restore = operation(
    "restoreEvents",
    "Makes past events pending again, the newest first, with their ids and times. Either `all` is "
      + "expected or some of the others, which must all hold. Where an event's key has a pending "
      + "event nothing is written. A long restore ends early and names the place to go on at.",
    parameters: [clientIDParameter, connectorParameter],
    body: [
      "type": "object",
      "properties": [
        "ids": ids, "process_id": Schemas.text, "from": ["type": "integer"],
        "before": ["type": "integer"], "filter": filter, "all": ["type": "boolean"],
        "after": place,
      ],
    ],
    reply: Schemas.object([
      "restored": Schemas.count, "blocked": Schemas.count,
      "blocked_ids": ["type": "array", "items": Schemas.count],
      "next": ["type": ["string", "null"]],
    ]), "How many are pending again, and how many newer pending events blocked.",
    failures: [.notFound])

  private static func queryParameter(
    _ name: String, _ schema: JSONValue, _ meaning: String
  ) -> JSONValue {
    [
      "name": .string(name), "in": "query", "schema": schema, "description": .string(meaning),
    ]
  }

  private static let place: JSONValue = [
    "type": "string", "pattern": "^[0-9]{1,15}-[0-9]{1,15}$",
  ]
  private static let pastEvent = Schemas.object([
    "id": Schemas.count, "message_id": Schemas.text, "event": Schemas.text,
    "data": ["description": "Any JSON."],
    "user_id": ["oneOf": [["type": "integer", "minimum": 0], ["const": false]]],
    "attempts": Schemas.count, "reason": ["type": ["string", "null"]],
    "first_at": Schemas.count, "last_at": Schemas.count,
    "departure": ["enum": ["acknowledged", "taken"]], "process_id": Schemas.text,
    "left_at": Schemas.count,
  ])
}
