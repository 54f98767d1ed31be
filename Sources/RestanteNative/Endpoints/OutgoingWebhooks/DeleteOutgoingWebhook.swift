import RestanteCore
import RestanteJSON

/// `DELETE /v1/outgoing-webhooks/{id}`: removes an outgoing webhook.
struct DeleteOutgoingWebhook: Endpoint {
  let path: PathTemplate = "outgoing-webhooks/{id}"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeOutgoingWebhook",
    "Removes an outgoing webhook. What it has not received yet is not delivered any more.",
    parameters: [.outgoingWebhook, .portal],
    reply: ReplyReference("The number.", Schemas.object(["removed": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let id = try call.handlerID()
    let entry = call.holder.entry("outgoing_webhook.remove", "\(id.rawValue)")
    let isRemoved = try await call.perform(
      RemoveOutgoingWebhook(portal: try call.portal.id, webhook: id)
    ) { $0 ? entry : nil }
    guard isRemoved else { throw Problem.unknownOutgoingWebhook }
    return .json(["removed": .int(id.rawValue)])
  }
}

extension Problem {
  static let unknownOutgoingWebhook = Problem(
    .notFound, "The portal has no outgoing webhook with this number.")
}
