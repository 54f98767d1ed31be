import RestanteCore
import RestanteJSON

/// `POST /v1/queues/{client_id}/release`: gives back what a process id holds.
struct PostRelease: Endpoint {
  let path: PathTemplate = "queues/{client_id}/release"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "releaseClaim", "Returns events of a claim to the queue before its lease expires.",
    parameters: [.clientID, .connector, .portal],
    body: Schemas.members(
      ["process_id": ["type": "string", "minLength": 1]], EventSelectionReader.claimedMembers,
      required: ["process_id"]),
    reply: ReplyReference(
      "How many events were returned to the queue.", Schemas.object(["released": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let queue = try await call.queue()
    let body = try await call.requiredObject()
    let arguments = ArgumentReader(body)
    let operation = ReleaseEvents(
      queue: queue, processID: ProcessID(try arguments.requiredString("process_id")),
      selection: try EventSelectionReader(arguments).claimed())
    let record = QueueRecord(call, "queue.release", on: queue, body)
    let count = try await call.perform(operation) { record.entry(count: $0) }
    return .json(["released": .int(count)])
  }
}
