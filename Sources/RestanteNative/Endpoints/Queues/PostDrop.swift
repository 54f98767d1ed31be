import RestanteCore
import RestanteJSON

/// `POST /v1/queues/{client_id}/drop`: removes dead letters.
struct PostDrop: Endpoint {
  let path: PathTemplate = "queues/{client_id}/drop"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "dropDeadLetters", "Deletes dead letters for good. Requires exactly one selection.",
    parameters: [.clientID, .connector, .portal],
    body: Schemas.members(EventSelectionReader.deadLetterMembers),
    reply: ReplyReference(
      "How many events were deleted.", Schemas.object(["dropped": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let queue = try await call.queue()
    let body = try await call.requiredObject()
    let selection = try EventSelectionReader(ArgumentReader(body)).deadLetters()
    let record = QueueRecord(call, "queue.drop", on: queue, body)
    let count = try await DeadLetterBatches(queue: queue, store: call.store).run {
      limit async throws(StoreError) in
      try await call.perform(DropEvents(queue: queue, selection: selection, limit: limit)) {
        record.entry(count: $0)
      }
    }
    return .json(["dropped": .int(count)])
  }
}
