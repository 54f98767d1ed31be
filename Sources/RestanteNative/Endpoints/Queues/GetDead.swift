import RestanteCore
import RestanteJSON

/// `GET /v1/queues/{client_id}/dead`: one page of dead letters, those that occurred first first.
struct GetDead: Endpoint {
  /// The largest page of events.
  static let largestPage: Int64 = 1_000

  let path: PathTemplate = "queues/{client_id}/dead"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listDeadLetters", "Lists the dead letters: failed events that no claim holds.",
    parameters: [
      .clientID, .connector, .portal,
      .query("offset", Schemas.integer(0...Int64(Int32.max)), "How many to skip."),
      .query(
        "limit", Schemas.integer(1...largestPage),
        "The maximum size of the page. Default: 50."),
    ],
    reply: ReplyReference(
      "The page.",
      Schemas.object([
        "client_id": Schemas.text, "connector": Schemas.text, "total": Schemas.count,
        "next_offset": ["type": ["integer", "null"], "minimum": 1],
        "events": Schemas.list(EventReply.deadLetterSchema),
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let offset = try call.query.integer("offset", 0...Int64(Int32.max)) ?? 0
    let limit = try call.query.integer("limit", 1...Self.largestPage) ?? 50
    let key = try await call.queue()
    let page = try await call.store.listEvents(
      ListEvents(
        queue: key, order: .claimDefault, offset: Int(offset), limit: Int(limit),
        maxBytes: ReplyBounds.safeDefault.bytes, part: .deadLetters))
    let next = offset + Int64(page.events.count)
    return .json([
      "client_id": .string(call.parameter("client_id")),
      "connector": .string(key.connector),
      "total": .int(page.total),
      "next_offset": next < page.total && !page.events.isEmpty ? .int(next) : .null,
      "events": .array(page.events.map { .object(EventReply.deadLetter($0)) }),
    ])
  }
}
