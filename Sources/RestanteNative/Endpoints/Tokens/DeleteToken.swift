import RestanteCore
import RestanteJSON

/// `DELETE /v1/tokens/{id}`: revokes one token.
struct DeleteToken: Endpoint {
  let path: PathTemplate = "tokens/{id}"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeToken", "Revokes a token.", parameters: [.credential, .portal],
    reply: ReplyReference(
      "How many tokens were revoked.", Schemas.object(["removed": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    try await call.removeTokens(.id(try call.credentialID()), call.parameter("id"))
  }
}
