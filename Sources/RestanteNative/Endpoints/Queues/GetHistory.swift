import RestanteCore
import RestanteJSON

/// `GET /v1/queues/{client_id}/history`: one page of what left a queue, the newest first, as one
/// object or, with `format=lines`, as JSON lines that can be published again.
struct GetHistory: Endpoint {
  let path: PathTemplate = "queues/{client_id}/history"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  var reference: EndpointReference {
    var reply = ReplyReference(
      "The page.",
      Schemas.object([
        "client_id": Schemas.text, "connector": Schemas.text,
        "next": Schemas.optionalText,
        "events": Schemas.list(Schemas.object(EventReply.pastMembers)),
      ]))
    reply.types.append("application/x-ndjson")
    return EndpointReference(
      "listHistory",
      "Lists the acknowledged and taken events that can be restored, newest first. A page can "
        + "contain fewer events than `limit` although there are "
        + "more.",
      parameters: [
        .clientID, .connector, .portal,
        .query(
          "limit", Schemas.integer(1...GetDead.largestPage),
          "How many past events to examine. Default: 50."),
        .query("after", HistoryPosition.schema, "The `next` of the previous page."),
      ] + HistorySelectionReader.parameters + [
        .query(
          "format", Schemas.choice(["json", "lines"]),
          "`lines` returns JSON lines that can be published again; the header `Next-Place` has "
            + "the `after` of the next page.")
      ],
      reply: reply)
  }

  func run(_ call: NativeCall) async throws -> NativeReply {
    let selection = try HistorySelectionReader(call.query).selection()
    let after = try HistoryPosition.read(call.query["after"])
    let limit = try call.query.integer("limit", 1...GetDead.largestPage) ?? 50
    let format = call.query["format"] ?? "json"
    guard ["json", "lines"].contains(format) else {
      throw Problem(.invalidArgument, "format must be json or lines.", argument: "format")
    }
    let key = try await call.queue()
    let page = try await call.store.history(
      ReadHistory(
        queue: key, selection: selection, after: after, limit: Int(limit),
        maxBytes: ReplyBounds.safeDefault.bytes))
    if format == "lines" { return Self.lines(page) }
    return .json([
      "client_id": .string(call.parameter("client_id")),
      "connector": .string(key.connector),
      "next": page.next.map { .string($0.text) } ?? .null,
      "events": .array(page.events.map { .object(EventReply.past($0)) }),
    ])
  }

  /// A page as JSON lines; the header `Next-Place` names the place where the next page begins.
  private static func lines(_ page: HistoryPage) -> NativeReply {
    var body: [UInt8] = []
    for event in page.events {
      body += JSONValue.object(EventReply.past(event)).encoded() + [UInt8(ascii: "\n")]
    }
    var reply = NativeReply(
      headers: [("Content-Type", "application/x-ndjson")], body: .bytes(body))
    if let next = page.next { reply.headers.append(("Next-Place", next.text)) }
    return reply
  }
}
