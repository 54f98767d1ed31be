import RestanteJSON
import RestanteNative

/// `GET /lab/deliveries`: what was posted to handlers.
struct GetLabDeliveries: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("deliveries")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labDeliveries", "Lists attempts to deliver events to handlers, the oldest first.",
    parameters: DeliveryQuery.parameters + [RecordQuery.limit],
    notes: "Tokens are hidden. The latest 1,000 attempts are kept, fewer if they are large.",
    reply: DeliveryQuery.reply)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let filter = try DeliveryQuery.filter(call.query)
    let limit = try RecordQuery.limit(call.query)
    return .json(DeliveryQuery.reply(control.deliveries.contents, filter, limit: limit))
  }
}
