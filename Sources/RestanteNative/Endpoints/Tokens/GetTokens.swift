import RestanteCore
import RestanteJSON

/// `GET /v1/tokens`: a page of the tokens of an application, without themselves.
struct GetTokens: Endpoint {
  let path: PathTemplate = "tokens"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listTokens", "Lists the tokens of an application, in pages.",
    parameters: [.client, .portal] + EndpointParameter.page,
    reply: .page("tokens", of: "Token"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { CredentialID($0) }
    let application = try await call.application(try call.query.requiredClientID())
    let tokens = try await call.store.tokens(
      of: application.id, on: application.portal, after: after, limit: page.limit)
    return .page("tokens", tokens, limit: page.limit, mark: { "\($0.id)" }, \.shown)
  }
}
