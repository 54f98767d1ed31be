import RestanteJSON
import RestanteNative

/// `GET /lab/deliveries/wait`: waits until something was posted to a handler.
struct GetLabDeliveriesWait: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("deliveries/wait")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "waitForLabDeliveries", "Waits until so many attempts to deliver were made, and lists them.",
    parameters: DeliveryQuery.parameters + RecordQuery.waiting,
    notes: "What was posted before counts as well, unless `since` says from where to count.",
    reply: DeliveryQuery.reply, problems: [.timedOut])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let filter = try DeliveryQuery.filter(call.query)
    let wait = try RecordQuery.Wait(call.query)
    let contents = await control.deliveries.wait(atMost: wait.timeout) { contents in
      contents.entries.count(where: filter.matches) >= wait.count
    }
    let count = contents.entries.count(where: filter.matches)
    guard count >= wait.count else { throw wait.timedOut(count) }
    return .json(DeliveryQuery.reply(contents, filter, limit: .max))
  }
}
