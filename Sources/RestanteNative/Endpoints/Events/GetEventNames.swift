import RestanteCore
import RestanteJSON

/// `GET /v1/event-names`: the events of the operator's own, in the order in which they came.
struct GetEventNames: Endpoint {
  let path: PathTemplate = "event-names"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listEventNames", "Lists the custom event names, oldest first.",
    parameters: [.portal],
    reply: ReplyReference(
      "The names.",
      Schemas.object(["event_names": Schemas.list(Schemas.reference("EventName"))])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let names = try await call.store.eventNames(on: try call.portal.id)
    return .json(["event_names": .array(names.map { .object($0.shown) })])
  }
}
