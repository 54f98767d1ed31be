import RestanteCore
import RestanteJSON

/// `POST /v1/deliveries/park`: takes deliveries out of the line.
struct PostParkDeliveries: Endpoint {
  let path: PathTemplate = "deliveries/park"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "parkDeliveries",
    "Parks waiting and retrying deliveries: they are kept, but not tried until they are redriven. "
      + DeliveryBatches.rule,
    parameters: [.portal], body: DeliveryBatches.schema,
    reply: DeliveryBatches.reply("parked"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    try await DeliveryBatches(call, "parked", in: [.waiting, .retrying]).run("delivery.park") {
      ParkDeliveries(portal: $0, selection: $1, limit: $2)
    }
  }
}
