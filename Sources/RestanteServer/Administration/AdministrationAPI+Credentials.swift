import RestanteCore
import RestanteJSON
import RestanteREST

extension AdministrationAPI {
  // MARK: Webhooks

  /// `GET /v1/webhooks`: a page of a portal's webhooks, without their codes.
  func webhooks(_ call: Call) async throws -> HTTPReply {
    let limit = try limit(call)
    let after = try after(call) { CredentialID($0) }
    let webhooks = try await store.webhooks(on: try call.portal.id, after: after, limit: limit)
    return page("webhooks", webhooks, limit: limit, mark: { "\($0.id)" }, Self.show)
  }

  /// `POST /v1/webhooks`: adds a webhook. This reply alone shows its address.
  func addWebhook(_ call: Call) async throws -> HTTPReply {
    let portal = try call.portal
    let arguments = try call.arguments
    guard let number = arguments.value("user_id").flatMap(UserNumber.read) else {
      throw arguments.wrong("user_id", "must be an integer that is not negative")
    }
    let user = UserID(rawValue: number)
    guard try await store.user(user, on: portal.id) != nil else {
      throw Problem(.notFound, "The portal has no such user.", argument: "user_id")
    }
    let code = Credential.secret(using: random)
    let operation = AddWebhook(
      portal: portal.id, user: user, code: SecretHash(of: code),
      scopes: try ApplicationChangeReader.scopes(arguments) ?? EventCatalogue.scopes,
      lifetime: try lifetime(arguments), label: try text("label", arguments) ?? "")
    let id = CredentialID(of: operation.code)
    let entry = call.administrator.entry("webhook.add", "\(id)", AuditDetail(call.body))
    try await perform(operation, call) { entry }
    return .json(reply(id, user: user, code: code))
  }

  private func reply(_ id: CredentialID, user: UserID, code: String) -> JSONObject {
    [
      "id": .string("\(id)"), "user_id": .int(user.rawValue), "code": .string(code),
      "webhook_url": .string("\(publicURL.rest)\(user.rawValue)/\(code)/"),
    ]
  }

  /// `POST /v1/webhooks/{id}/rotate`: gives a webhook another code; the old one is no longer good.
  func rotateWebhook(_ text: String, _ call: Call) async throws -> HTTPReply {
    let portal = try call.portal.id
    let id = try credentialID(text)
    let code = Credential.secret(using: random)
    let operation = RotateWebhook(portal: portal, id: id, code: SecretHash(of: code))
    let administrator = call.administrator
    let new = CredentialID(of: operation.code)
    let outcome = try await perform(operation, call) { user in
      user == nil
        ? nil : administrator.entry("webhook.rotate", text, AuditDetail(["id": .string("\(new)")]))
    }
    guard let user = outcome else { throw Problem(.notFound, "There is no webhook with this id.") }
    return .json(reply(new, user: user, code: code))
  }

  /// `DELETE /v1/webhooks/{id}`
  func removeWebhook(_ text: String, _ call: Call) async throws -> HTTPReply {
    let operation = RevokeWebhook(portal: try call.portal.id, id: try credentialID(text))
    let entry = call.administrator.entry("webhook.remove", text)
    let isRemoved = try await perform(operation, call) { $0 ? entry : nil }
    guard isRemoved else { throw Problem(.notFound, "There is no webhook with this id.") }
    return .json(["removed": .string(text)])
  }

  private static func show(_ webhook: WebhookRecord) -> JSONObject {
    [
      "id": .string("\(webhook.id)"), "user_id": .int(webhook.user.rawValue),
      "scope": .string(webhook.scopes.joined(separator: ",")), "label": .string(webhook.label),
      "created": Timestamp.shown(webhook.createdAt),
      "expires": Timestamp.shown(webhook.expiresAt),
    ]
  }

  // MARK: Keys

  /// `GET /v1/keys`: a page of the keys of a portal or of the server.
  func keys(_ call: Call) async throws -> HTTPReply {
    let limit = try limit(call)
    let after = try after(call) { CredentialID($0) }
    let keys = try await store.apiKeys(
      on: call.administrator.owner, after: after, limit: limit)
    return page("keys", keys, limit: limit, mark: { "\($0.id)" }, Self.show)
  }

  /// `POST /v1/keys`: adds a key. This reply alone shows it.
  func addKey(_ call: Call) async throws -> HTTPReply {
    let arguments = try call.arguments
    let names = APIKeyScope.allCases.map(\.rawValue).joined(separator: ", ")
    guard let scope = APIKeyScope(rawValue: try arguments.requiredString("scope")) else {
      throw arguments.wrong("scope", "must be one of \(names)")
    }
    let owner = call.administrator.owner
    guard owner != .server || scope == .admin else {
      throw arguments.wrong("scope", "must be admin for a key of the server")
    }
    let key = Credential.secret(using: random)
    let operation = AddAPIKey(
      portal: owner, scope: scope, key: SecretHash(of: key), lifetime: try lifetime(arguments),
      label: try text("label", arguments) ?? "")
    let id = CredentialID(of: operation.key)
    let entry = call.administrator.entry("key.add", "\(id)", AuditDetail(call.body))
    try await perform(operation, call) { entry }
    return .json(["id": .string("\(id)"), "key": .string(key), "scope": .string(scope.rawValue)])
  }

  /// `POST /v1/keys/{id}/rotate`: replaces a key by another one that may do the same.
  func rotateKey(_ text: String, _ call: Call) async throws -> HTTPReply {
    let id = try credentialID(text)
    let key = Credential.secret(using: random)
    let operation = RotateAPIKey(
      portal: call.administrator.owner, id: id, key: SecretHash(of: key))
    let administrator = call.administrator
    let new = CredentialID(of: operation.key)
    let outcome = try await perform(operation, call) { scope in
      scope == nil
        ? nil : administrator.entry("key.rotate", text, AuditDetail(["id": .string("\(new)")]))
    }
    guard let scope = outcome else { throw Problem(.notFound, "There is no key with this id.") }
    return .json([
      "id": .string("\(new)"), "key": .string(key), "scope": .string(scope.rawValue),
    ])
  }

  /// `DELETE /v1/keys/{id}`
  func removeKey(_ text: String, _ call: Call) async throws -> HTTPReply {
    let operation = RevokeAPIKey(
      portal: call.administrator.owner, id: try credentialID(text))
    let entry = call.administrator.entry("key.remove", text)
    let isRemoved = try await perform(operation, call) { $0 ? entry : nil }
    guard isRemoved else { throw Problem(.notFound, "There is no key with this id.") }
    return .json(["removed": .string(text)])
  }

  private static func show(_ key: APIKeyRecord) -> JSONObject {
    [
      "id": .string("\(key.id)"), "scope": .string(key.scope.rawValue),
      "label": .string(key.label), "created": Timestamp.shown(key.createdAt),
      "expires": Timestamp.shown(key.expiresAt),
    ]
  }
}
