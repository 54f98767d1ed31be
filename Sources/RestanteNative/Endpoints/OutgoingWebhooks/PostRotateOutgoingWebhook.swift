import RestanteCore
import RestanteJSON

/// `POST /v1/outgoing-webhooks/{id}/rotate`: gives an outgoing webhook a new signing secret.
struct PostRotateOutgoingWebhook: Endpoint {
  let path: PathTemplate = "outgoing-webhooks/{id}/rotate"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "rotateOutgoingWebhook",
    "Gives an outgoing webhook a new signing secret. Only this reply contains it. During the "
      + "overlap, deliveries are signed with both secrets; `application_token` stays the same.",
    parameters: [.outgoingWebhook, .portal],
    body: Schemas.members([
      "overlap": Schemas.integer(
        0...AdoptServerKey.maximumOverlap,
        "How many seconds deliveries are also signed with the previous secret. Default: 0.")
    ]),
    reply: ReplyReference("The secrets.", OutgoingWebhookSecrets.schema))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let arguments = ArgumentReader(body)
    let overlap = try arguments.integer("overlap") ?? 0
    guard (0...AdoptServerKey.maximumOverlap).contains(overlap) else {
      throw arguments.wrong(
        "overlap", "must be an integer from 0 to \(AdoptServerKey.maximumOverlap)")
    }
    let portal = try call.portal
    let id = try call.handlerID()
    let entry = call.holder.entry(
      "outgoing_webhook.rotate", "\(id.rawValue)", AuditDetail(body))
    let generations = try await call.perform(
      RotateWebhookSecret(portal: portal.id, webhook: id, overlap: overlap)
    ) { $0 == nil ? nil : entry }
    guard let generations else { throw Problem.unknownOutgoingWebhook }
    let secrets = OutgoingWebhookSecrets(webhook: id, generations: generations, portal: portal)
    return .json(secrets.shown(in: call.context))
  }
}
