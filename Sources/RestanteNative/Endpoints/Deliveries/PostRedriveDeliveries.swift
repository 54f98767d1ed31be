import RestanteCore
import RestanteJSON

/// `POST /v1/deliveries/redrive`: takes parked deliveries up again, in their old order.
struct PostRedriveDeliveries: Endpoint {
  let path: PathTemplate = "deliveries/redrive"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "redriveDeliveries",
    "Takes parked deliveries up again in their old order, with as much time as new ones. "
      + DeliveryBatches.rule,
    parameters: [.portal], body: DeliveryBatches.schema,
    reply: DeliveryBatches.reply("redriven"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    try await DeliveryBatches(call, "redriven", in: [.parked]).run("delivery.redrive") {
      RedriveDeliveries(portal: $0, selection: $1, limit: $2)
    }
  }
}
