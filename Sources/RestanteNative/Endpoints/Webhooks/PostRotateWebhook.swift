import RestanteCore
import RestanteJSON

/// `POST /v1/webhooks/{id}/rotate`: gives a webhook another code; the old one is no longer good.
struct PostRotateWebhook: Endpoint {
  let path: PathTemplate = "webhooks/{id}/rotate"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "rotateWebhook", "Gives a webhook a new code. Only this reply contains it.",
    parameters: [.credential, .portal], body: Schemas.nothing,
    reply: ReplyReference("The webhook under its new id.", NewWebhook.schema))

  func run(_ call: NativeCall) async throws -> NativeReply {
    _ = try await call.object()
    let portal = try call.portal.id
    let id = try call.credentialID()
    let code = Credential.secret(using: call.context.random)
    let operation = RotateWebhook(portal: portal, id: id, code: SecretHash(of: code))
    let new = CredentialID(of: operation.code)
    let entry = call.holder.entry(
      "webhook.rotate", call.parameter("id"), AuditDetail(["id": .string("\(new)")]))
    let user = try await call.perform(operation) { $0 == nil ? nil : entry }
    guard let user else { throw Problem.unknownWebhook }
    return .json(NewWebhook(id: new, user: user, code: code).shown(at: call.context))
  }
}
