import RestanteCore
import RestanteJSON

/// `GET /v1/queues/{client_id}/events`: one page of the events of a queue in one state.
struct GetQueueEvents: Endpoint {
  let path: PathTemplate = "queues/{client_id}/events"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listEvents",
    "Lists the events of a queue in one state, without claiming them. A page can contain fewer "
      + "events than `limit` although there are more: it examines at most "
      + "\(PeekEvents.standardReach) events.",
    parameters: [
      .clientID, .connector, .portal,
      .query(
        "state", Schemas.choice(QueuePart.allCases.map(\.rawValue)),
        "`pending`, `claimed`, `dead` for dead letters, or `past` for the history. Default: "
          + "`pending`."),
    ] + PeekFilterReader.parameters + [
      .query(
        "order", Schemas.choice(["oldest", "newest"]),
        "What comes first. Default: `oldest`, for past events `newest`. Claimed events are ordered "
          + "by claim."),
      .query(
        "limit", Schemas.integer(1...GetDead.largestPage),
        "The maximum size of the page. Default: 50."),
      .query("after", PeekPosition.schema, "The `next` of the previous page."),
    ],
    reply: ReplyReference(
      "The page. A damaged event is listed without its data.",
      Schemas.object([
        "client_id": Schemas.text, "connector": Schemas.text,
        "state": Schemas.choice(QueuePart.allCases.map(\.rawValue)),
        "next": Schemas.optionalText,
        "events": Schemas.list(Schemas.reference("QueueEvent")),
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let part = try QueuePart.read(call.query["state"], among: QueuePart.allCases) ?? .pending
    let order = call.query["order"]
    guard order.map({ ["oldest", "newest"].contains($0) }) ?? true else {
      throw Problem(.invalidArgument, "order must be oldest or newest.", argument: "order")
    }
    let key = try await call.queue()
    let page = try await call.store.peek(
      PeekEvents(
        queue: key, part: part, filter: try PeekFilterReader.filter(call.query),
        isReversed: order == (part == .past ? "oldest" : "newest"),
        after: try PeekPosition.read(call.query["after"]),
        limit: Int(try call.query.integer("limit", 1...GetDead.largestPage) ?? 50),
        maxBytes: ReplyBounds.safeDefault.bytes))
    return .json([
      "client_id": .string(call.parameter("client_id")),
      "connector": .string(key.connector),
      "state": .string(part.rawValue),
      "next": page.next.map { .string($0.text) } ?? .null,
      "events": .array(page.events.map { .object(PeekedEventReply.shown($0)) }),
    ])
  }
}
