import RestanteCore
import RestanteJSON

/// `GET /v1/queues`: the figures of all queues of a portal.
struct GetQueues: Endpoint {
  let path: PathTemplate = "queues"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listQueues", "Returns the figures of all queues.", parameters: [.portal],
    reply: ReplyReference(
      "The queues.", Schemas.object(["queues": Schemas.list(Schemas.reference("Queue"))])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let figures = try await call.store.queueFigures(on: try call.portal.id)
    let now = call.store.time.now().seconds
    return .json(["queues": .array(figures.map { .object($0.shown(now: now)) })])
  }
}
