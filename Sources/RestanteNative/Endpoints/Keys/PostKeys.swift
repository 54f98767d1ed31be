import RestanteCore
import RestanteJSON

/// `POST /v1/keys`: adds a key. This reply alone shows it.
struct PostKeys: Endpoint {
  let path: PathTemplate = "keys"
  let verb = Verb.post
  let access = EndpointAccess.portalOrServer(.admin)

  let reference = EndpointReference(
    "addKey", "Adds a key. Only this reply contains it.", parameters: [.portal],
    body: Schemas.members(
      ["scope": Schemas.choice(APIKeyScope.allCases.map(\.rawValue))],
      Schemas.credentialMembers, required: ["scope"]),
    reply: ReplyReference("The key.", NewKey.schema))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let arguments = ArgumentReader(body)
    let names = APIKeyScope.allCases.map(\.rawValue).joined(separator: ", ")
    guard let scope = APIKeyScope(rawValue: try arguments.requiredString("scope")) else {
      throw arguments.wrong("scope", "must be one of \(names)")
    }
    let owner = call.holder.owner
    guard owner != .server || scope == .admin else {
      throw arguments.wrong("scope", "must be admin for a server-wide key")
    }
    let key = Credential.secret(using: call.context.random)
    let operation = AddAPIKey(
      portal: owner, scope: scope, key: SecretHash(of: key),
      lifetime: try arguments.lifetime(), label: try arguments.text("label") ?? "")
    let id = CredentialID(of: operation.key)
    let entry = call.holder.entry("key.add", "\(id)", AuditDetail(body))
    try await call.perform(operation) { entry }
    return .json(NewKey(id: id, key: key, scope: scope).shown)
  }
}

/// A key that was made just now.
struct NewKey {
  let id: CredentialID
  let key: String
  let scope: APIKeyScope

  /// The key, which is shown only now.
  var shown: JSONObject {
    ["id": .string("\(id)"), "key": .string(key), "scope": .string(scope.rawValue)]
  }

  static let schema = Schemas.object([
    "id": Schemas.text, "key": Schemas.text, "scope": Schemas.text,
  ])
}

extension Problem {
  static let unknownKey = Problem(.notFound, "There is no key with this id.")
}
