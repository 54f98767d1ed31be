import RestanteCore
import RestanteJSON

/// `POST /v1/doors`: adds a door. This reply alone shows its address.
struct PostDoors: Endpoint {
  let path: PathTemplate = "doors"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "addDoor",
    "Adds a door, an address to which another portal posts its events. Only this reply contains "
      + "it.",
    parameters: [.portal],
    body: Schemas.members(
      [
        "application_token": [
          "type": "string", "minLength": 1, "maxLength": .int(Schemas.longestText),
          "description": "The token that events must carry. Default: no token is required.",
        ],
        "learn_token": Schemas.flag(
          "Whether the token that comes with ONAPPINSTALL is expected from then on."),
      ], Schemas.credentialMembers),
    reply: ReplyReference(
      "The door.",
      Schemas.object(["id": Schemas.text, "code": Schemas.text, "door_url": Schemas.text])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let arguments = ArgumentReader(body)
    let code = Credential.secret(using: call.context.random)
    let operation = AddDoor(
      portal: try call.portal.id, code: SecretHash(of: code), token: try Self.token(arguments),
      lifetime: try arguments.lifetime(), label: try arguments.text("label") ?? "")
    let id = CredentialID(of: operation.code)
    let entry = call.holder.entry("door.add", "\(id)", AuditDetail(body))
    try await call.perform(operation) { entry }
    return .json([
      "id": .string("\(id)"), "code": .string(code),
      "door_url": .string(call.context.settings.doorsURL + code),
    ])
  }

  private static func token(_ arguments: ArgumentReader) throws(Problem) -> DoorToken {
    let learns = try arguments.bool("learn_token") ?? false
    guard let token = try arguments.string("application_token") else {
      return learns ? .learning : .any
    }
    guard (1...Schemas.longestText).contains(token.utf8.count) else {
      throw arguments.wrong("application_token", "must be 1 to \(Schemas.longestText) bytes long")
    }
    guard !learns else {
      throw arguments.wrong("learn_token", "cannot be used together with application_token")
    }
    return .expected(SecretHash(of: token))
  }
}
