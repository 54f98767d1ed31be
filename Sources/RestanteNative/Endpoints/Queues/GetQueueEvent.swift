import RestanteCore
import RestanteJSON

/// `GET /v1/queues/{client_id}/events/{id}`: all that is known of one event.
struct GetQueueEvent: Endpoint {
  let path: PathTemplate = "queues/{client_id}/events/{id}"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "getEvent",
    "Returns all that is known of one event of a queue or its history, and what operators did to "
      + "the queue since its first occurrence that may have concerned it.",
    parameters: [
      .clientID, .path("id", ["type": "integer", "minimum": 1], "The event's id."), .connector,
      .portal,
    ],
    reply: ReplyReference(
      "The event. `operations` come from the last \(QueueOperationLog.maxRecords) records of the "
        + "audit log, newest first; `certain` is set if the call named the event.",
      Schemas.object(
        JSONObject(
          members: (Array(PeekedEventReply.members) + Array(QueueOperationLog.members)).map {
            ($0.key, $0.value)
          }))))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let key = try await call.queue()
    let found =
      Int64(call.parameter("id")).map { [EventID(rawValue: $0)] } ?? []
    guard let event = try await call.store.events(numbered: found, in: key).first else {
      throw Problem(.notFound, "Neither the queue nor its history has an event with this id.")
    }
    let records = try await call.store.auditRecords(
      on: key.portal, before: nil, limit: QueueOperationLog.maxRecords)
    let log = QueueOperationLog(
      clientID: call.parameter("client_id"), connector: key.connector, event: event)
    var reply = PeekedEventReply.shown(event)
    reply["operations"] = .array(records.compactMap(log.shown).map { .object($0) })
    return .json(reply)
  }
}
