import RestanteCore
import RestanteJSON

/// `GET /v1/webhooks`: a page of a portal's webhooks, without their codes.
struct GetWebhooks: Endpoint {
  let path: PathTemplate = "webhooks"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listWebhooks", "Lists a portal's incoming webhooks, in pages.",
    parameters: [.portal] + EndpointParameter.page, reply: .page("webhooks", of: "Webhook"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { CredentialID($0) }
    let webhooks = try await call.store.webhooks(
      on: try call.portal.id, after: after, limit: page.limit)
    return .page("webhooks", webhooks, limit: page.limit, mark: { "\($0.id)" }, \.shown)
  }
}
