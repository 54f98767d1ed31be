import RestanteCore
import RestanteJSON

/// `DELETE /v1/keys/{id}`: revokes a key.
struct DeleteKey: Endpoint {
  let path: PathTemplate = "keys/{id}"
  let verb = Verb.delete
  let access = EndpointAccess.portalOrServer(.admin)

  let reference = EndpointReference(
    "removeKey", "Revokes a key.", parameters: [.credential, .portal],
    reply: ReplyReference("The id.", Schemas.removed))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let operation = RevokeAPIKey(portal: call.holder.owner, id: try call.credentialID())
    let entry = call.holder.entry("key.remove", call.parameter("id"))
    let isRemoved = try await call.perform(operation) { $0 ? entry : nil }
    guard isRemoved else { throw Problem.unknownKey }
    return .json(["removed": .string(call.parameter("id"))])
  }
}
