import RestanteCore
import RestanteJSON

/// `POST /v1/webhooks`: adds a webhook. This reply alone shows its address.
struct PostWebhooks: Endpoint {
  let path: PathTemplate = "webhooks"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "addWebhook", "Adds an incoming webhook. Only this reply contains its address.",
    parameters: [.portal],
    body: Schemas.members(
      ["user_id": Schemas.reference("UserNumber"), "scope": Schemas.scope],
      Schemas.credentialMembers, required: ["user_id"]),
    reply: ReplyReference("The webhook.", NewWebhook.schema))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let portal = try call.portal
    let arguments = ArgumentReader(body)
    let user = try arguments.requiredUser()
    guard try await call.store.user(user, on: portal.id) != nil else {
      throw Problem(.notFound, "The portal has no such user.", argument: "user_id")
    }
    let code = Credential.secret(using: call.context.random)
    let operation = AddWebhook(
      portal: portal.id, user: user, code: SecretHash(of: code),
      scopes: try ApplicationChangeReader.scopes(arguments)
        ?? call.context.settings.standardScopes,
      lifetime: try arguments.lifetime(), label: try arguments.text("label") ?? "")
    let id = CredentialID(of: operation.code)
    let entry = call.holder.entry("webhook.add", "\(id)", AuditDetail(body))
    try await call.perform(operation) { entry }
    return .json(NewWebhook(id: id, user: user, code: code).shown(at: call.context))
  }
}

/// A webhook whose code was made just now.
struct NewWebhook {
  let id: CredentialID
  let user: UserID
  let code: String

  /// The webhook with its code, which is shown only now.
  func shown(at context: NativeContext) -> JSONObject {
    [
      "id": .string("\(id)"), "user_id": .int(user.rawValue), "code": .string(code),
      "webhook_url": .string("\(context.settings.restURL)\(user.rawValue)/\(code)/"),
    ]
  }

  static let schema = Schemas.object([
    "id": Schemas.text, "user_id": Schemas.count, "code": Schemas.text,
    "webhook_url": Schemas.text,
  ])
}

extension Problem {
  static let unknownWebhook = Problem(.notFound, "There is no webhook with this id.")
}

extension Schemas {
  /// What can be said of a new credential.
  static let credentialMembers: JSONObject = [
    "label": shortText("A label to recognize it by."), "expires_in": lifetime,
  ]
  /// Which credential was removed.
  static let removed = object(["removed": text])
}
