import RestanteCore
import RestanteJSON

/// `GET /v1/queues/{client_id}`: the figures of one queue, all zero while nothing was in it.
struct GetQueue: Endpoint {
  let path: PathTemplate = "queues/{client_id}"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "getQueue", "Returns the figures of one queue.",
    parameters: [.clientID, .connector, .portal],
    reply: ReplyReference("The queue.", Schemas.reference("Queue")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let key = try await call.queue()
    let figures =
      try await call.store.figures(of: key)
      ?? QueueFigures(clientID: call.parameter("client_id"), connector: key.connector)
    return .json(figures.shown(now: call.store.time.now().seconds))
  }
}
