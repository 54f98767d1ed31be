import RestanteCore
import RestanteJSON

/// `GET /v1/outgoing-webhooks`: a page of a portal's outgoing webhooks, without their secrets.
struct GetOutgoingWebhooks: Endpoint {
  let path: PathTemplate = "outgoing-webhooks"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listOutgoingWebhooks",
    "Lists a portal's outgoing webhooks, in pages. During a rotation of the server key, both "
      + "tokens of each are shown to keys with the scope `admin`.",
    parameters: [.portal] + EndpointParameter.page,
    reply: .page("outgoing_webhooks", of: "OutgoingWebhook"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { Int64($0).map(BindingID.init(rawValue:)) }
    let portal = try call.portal
    let webhooks = try await call.store.outgoingWebhooks(
      on: portal.id, after: after, limit: page.limit)
    return .page(
      "outgoing_webhooks", webhooks, limit: page.limit, mark: { "\($0.id.rawValue)" },
      { webhook in
        // Who may only look must not get what receivers recognize calls by.
        webhook.shown(
          with: call.holder.mayAdminister
            ? call.context.outgoingWebhookTokens(of: webhook.id, on: portal) : nil)
      })
  }
}
