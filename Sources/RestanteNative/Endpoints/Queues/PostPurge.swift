import RestanteCore
import RestanteJSON

/// `POST /v1/queues/{client_id}/purge`: removes selected events from a queue or its history.
struct PostPurge: Endpoint {
  let path: PathTemplate = "queues/{client_id}/purge"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "purgeEvents",
    "Removes events in one state. Requires exactly one of `ids`, `filter` and `all`, and with "
      + "`filter` or `all` a `state`. Pending events and dead letters go into the history, from "
      + "which they can be restored by the `process_id` of the reply; without a history, and if "
      + "they are damaged, they are gone for good, as past events are. Claimed events are never "
      + "purged. A long purge stops early; send its `next` as `after`, and its `process_id`, to "
      + "continue.",
    parameters: [.clientID, .connector, .portal],
    body: Schemas.members([
      "state": Schemas.choice(EventPurge.parts.map(\.rawValue)),
      "ids": [
        "type": "array", "items": Schemas.integer(1...Int64.max),
        "maxItems": .int(EventPurge.maxNamed),
      ],
      "filter": PeekFilterReader.schema, "all": Schemas.boolean,
      "after": PeekPosition.schema,
      "process_id": Schemas.pattern(EventPurge.processIDPattern),
      "dry_run": Schemas.flag("Counts the events and removes none."),
    ]),
    reply: ReplyReference(
      "How many events the selection matched, how many were removed, and how many of those can be "
        + "restored.",
      Schemas.object([
        "matched": Schemas.count, "purged": Schemas.count, "restorable": Schemas.count,
        "process_id": Schemas.text, "next": Schemas.optionalText,
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let queue = try await call.queue()
    let body = try await call.requiredObject()
    let arguments = ArgumentReader(body)
    let selection = try EventPurge.selection(arguments)
    let after = try PeekPosition.read(try arguments.string("after"))
    var purge = EventPurge(
      call, of: queue, record: QueueRecord(call, "queue.purge", on: queue, body),
      processID: try EventPurge.processID(arguments)
        ?? ProcessID.generate(using: call.context.random),
      isDry: try arguments.bool("dry_run") ?? false)
    let next = try await purge.run(selection, after: after)
    return .json([
      "matched": .int(purge.matched), "purged": .int(purge.outcome.purged),
      "restorable": .int(purge.outcome.restorable),
      "process_id": .string(purge.processID.text),
      "next": next.map { .string($0.text) } ?? .null,
    ])
  }
}
