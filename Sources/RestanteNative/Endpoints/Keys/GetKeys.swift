import RestanteCore
import RestanteJSON

/// `GET /v1/keys`: a page of the keys of a portal or of the server.
struct GetKeys: Endpoint {
  let path: PathTemplate = "keys"
  let verb = Verb.get
  let access = EndpointAccess.portalOrServer(.read)

  let reference = EndpointReference(
    "listKeys", "Lists the keys of a portal or, with a server-wide key, of the server, in pages.",
    parameters: [.portal] + EndpointParameter.page, reply: .page("keys", of: "Key"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { CredentialID($0) }
    let keys = try await call.store.apiKeys(
      on: call.holder.owner, after: after, limit: page.limit)
    return .page("keys", keys, limit: page.limit, mark: { "\($0.id)" }, \.shown)
  }
}
