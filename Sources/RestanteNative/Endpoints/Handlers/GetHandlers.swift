import RestanteCore
import RestanteJSON

/// `GET /v1/handlers`: a page of the URLs that events are posted to, with their figures.
struct GetHandlers: Endpoint {
  let path: PathTemplate = "handlers"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listHandlers",
    "Lists the handlers that online events are posted to (online bindings and outgoing webhooks) "
      + "with the figures of their deliveries, in pages.",
    parameters: [
      .query("client_id", Schemas.text, "Only the handlers of this application."), .portal,
    ] + EndpointParameter.page,
    reply: .page("handlers", of: "Handler"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { Int64($0).map(BindingID.init(rawValue:)) }
    var application: ApplicationID?
    if let clientID = call.query["client_id"] {
      application = try await call.application(clientID).id
    }
    let handlers = try await call.store.handlers(
      on: try call.portal.id, of: application, after: after, limit: page.limit)
    let now = call.store.time.now()
    return .page(
      "handlers", handlers, limit: page.limit, mark: { "\($0.handler.rawValue)" },
      { $0.shown(now: now) })
  }
}
