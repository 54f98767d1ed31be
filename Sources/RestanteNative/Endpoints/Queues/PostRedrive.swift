import RestanteCore
import RestanteJSON

/// `POST /v1/queues/{client_id}/redrive`: makes dead letters pending.
struct PostRedrive: Endpoint {
  let path: PathTemplate = "queues/{client_id}/redrive"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "redriveDeadLetters", "Makes dead letters pending again. Requires exactly one selection.",
    parameters: [.clientID, .connector, .portal],
    body: Schemas.members(EventSelectionReader.deadLetterMembers),
    reply: ReplyReference(
      "How many events became pending.", Schemas.object(["redriven": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let queue = try await call.queue()
    let body = try await call.requiredObject()
    let selection = try EventSelectionReader(ArgumentReader(body)).deadLetters()
    let record = QueueRecord(call, "queue.redrive", on: queue, body)
    let count = try await DeadLetterBatches(queue: queue, store: call.store).run {
      limit async throws(StoreError) in
      try await call.perform(RedriveEvents(queue: queue, selection: selection, limit: limit)) {
        record.entry(count: $0)
      }
    }
    return .json(["redriven": .int(count)])
  }
}
