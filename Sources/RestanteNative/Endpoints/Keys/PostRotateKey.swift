import RestanteCore
import RestanteJSON

/// `POST /v1/keys/{id}/rotate`: replaces a key by another one that may do the same.
struct PostRotateKey: Endpoint {
  let path: PathTemplate = "keys/{id}/rotate"
  let verb = Verb.post
  let access = EndpointAccess.portalOrServer(.admin)

  let reference = EndpointReference(
    "rotateKey", "Replaces a key with a new one of the same scope. Only this reply contains it.",
    parameters: [.credential, .portal], body: Schemas.nothing,
    reply: ReplyReference("The key under its new id.", NewKey.schema))

  func run(_ call: NativeCall) async throws -> NativeReply {
    _ = try await call.object()
    let id = try call.credentialID()
    let key = Credential.secret(using: call.context.random)
    let operation = RotateAPIKey(
      portal: call.holder.owner, id: id, key: SecretHash(of: key))
    let new = CredentialID(of: operation.key)
    let entry = call.holder.entry(
      "key.rotate", call.parameter("id"), AuditDetail(["id": .string("\(new)")]))
    let scope = try await call.perform(operation) { $0 == nil ? nil : entry }
    guard let scope else { throw Problem.unknownKey }
    return .json(NewKey(id: new, key: key, scope: scope).shown)
  }
}
