import RestanteCore
import RestanteJSON

/// `GET /v1/queues/{client_id}/explain`: why the application gets nothing from a queue, the most
/// likely reason first.
struct GetExplain: Endpoint {
  let path: PathTemplate = "queues/{client_id}/explain"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "explainQueue", "Explains why an application receives no events, most likely reason first.",
    parameters: [.clientID, .connector, .portal],
    reply: ReplyReference(
      "The queue's figures and the reasons.",
      [
        "allOf": [
          Schemas.reference("Queue"),
          Schemas.object([
            "returns_events": Schemas.flag(
              "Whether `event.offline.get` without a filter would return events now."),
            "history": Schemas.integer(
              0...QueueSettings.longestHistory,
              "How many seconds events stay restorable after they left the queue; 0 for none."),
            "reasons": Schemas.list(QueueReason.schema),
          ]),
        ]
      ]))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let application = try await call.queueOwner()
    let portal = try call.portal
    let situation = try await QueueSituation(
      of: application, connector: call.query.connector, on: portal,
      mode: call.context.mode(of: portal),
      isCatalogued: call.context.settings.isCatalogued, in: call.store)
    var reply = situation.figures.shown(now: call.store.time.now().seconds)
    reply["returns_events"] = .bool(situation.returnsEvents)
    reply["history"] = .int(situation.settings.history)
    reply["reasons"] = .array(situation.reasons.map { .object($0.object) })
    return .json(reply)
  }
}
