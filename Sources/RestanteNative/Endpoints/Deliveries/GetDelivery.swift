import RestanteCore
import RestanteJSON

/// `GET /v1/deliveries/{handler}/{id}`: one delivery with its data and its attempts.
struct GetDelivery: Endpoint {
  let path: PathTemplate = "deliveries/{handler}/{id}"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "getDelivery", "Returns a delivery with the event's data and the attempts to deliver it.",
    parameters: [
      .handler,
      .path(
        "id", ["type": "integer", "minimum": 1], "The delivery's number within the handler."),
      .portal,
    ],
    reply: ReplyReference("The delivery.", Schemas.reference("Delivery")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    guard let number = Int64(call.parameter("id")),
      let found = try await call.store.delivery(
        DeliveryKey(
          handler: try call.handlerID("handler"), id: DeliveryID(rawValue: number)),
        on: try call.portal.id)
    else { throw Problem(.notFound, "There is no such delivery.") }
    return .json(DeliveryReply.details(found))
  }
}
