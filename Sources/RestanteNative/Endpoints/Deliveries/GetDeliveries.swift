import RestanteCore
import RestanteJSON

/// `GET /v1/deliveries`: a page of deliveries in one phase.
struct GetDeliveries: Endpoint {
  let path: PathTemplate = "deliveries"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listDeliveries",
    "Lists the deliveries in one phase by handler, in pages: waiting ones in their order, retrying "
      + "ones by the time of the next attempt, others by the time of their phase.",
    parameters: [
      .query(
        "phase", Schemas.choice(DeliveryPhase.allCases.map(\.rawValue)),
        "The phase. Default: `parked`."),
      .query(
        "handler", ["type": "integer", "minimum": 1], "Only the deliveries of this handler."),
      .portal,
    ] + EndpointParameter.page,
    reply: .page("deliveries", of: "ListedDelivery"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let text = call.query["phase"] ?? DeliveryPhase.parked.rawValue
    guard let phase = DeliveryPhase(rawValue: text) else {
      let words = DeliveryPhase.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(
        .invalidArgument, "phase must be one of these: \(words).", argument: "phase")
    }
    let handler = try call.query.integer("handler", 1...Int64.max).map(BindingID.init(rawValue:))
    let after = try page.mark { text -> ListDeliveries.Cursor? in
      guard let cursor = ListDeliveries.Cursor(text),
        handler == nil || cursor.key.handler == handler
      else { return nil }
      return cursor
    }
    let deliveries = try await call.store.deliveries(
      ListDeliveries(
        portal: try call.portal.id, handler: handler, phase: phase, after: after,
        limit: page.limit))
    return .page(
      "deliveries", deliveries, limit: page.limit, mark: \.cursor.text, DeliveryReply.listed)
  }
}
