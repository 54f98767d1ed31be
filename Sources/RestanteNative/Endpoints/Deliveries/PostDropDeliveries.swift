import RestanteCore
import RestanteJSON

/// `POST /v1/deliveries/drop`: deletes parked deliveries for good.
struct PostDropDeliveries: Endpoint {
  let path: PathTemplate = "deliveries/drop"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "dropDeliveries",
    "Deletes parked deliveries for good. "
      + DeliveryBatches.rule,
    parameters: [.portal], body: DeliveryBatches.schema,
    reply: DeliveryBatches.reply("dropped"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    try await DeliveryBatches(call, "dropped", in: [.parked]).run("delivery.drop") {
      DropDeliveries(portal: $0, selection: $1, limit: $2)
    }
  }
}
