import RestanteCore
import RestanteJSON

/// `DELETE /v1/webhooks/{id}`: revokes a webhook.
struct DeleteWebhook: Endpoint {
  let path: PathTemplate = "webhooks/{id}"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeWebhook", "Revokes a webhook.", parameters: [.credential, .portal],
    reply: ReplyReference("The id.", Schemas.removed))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let operation = RevokeWebhook(portal: try call.portal.id, id: try call.credentialID())
    let entry = call.holder.entry("webhook.remove", call.parameter("id"))
    let isRemoved = try await call.perform(operation) { $0 ? entry : nil }
    guard isRemoved else { throw Problem.unknownWebhook }
    return .json(["removed": .string(call.parameter("id"))])
  }
}
