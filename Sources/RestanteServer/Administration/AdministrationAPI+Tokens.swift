import HTTPTypes
import RestanteCore
import RestanteJSON

extension AdministrationAPI {
  /// `/v1/tokens`: the tokens of an application.
  func tokens(_ call: Call) async throws -> HTTPReply {
    switch call.method {
    case .post: return try await issueTokens(call)
    case .delete: return try await removeTokens(call)
    default:
      let portal = try call.portal
      let limit = try limit(call)
      let after = try after(call) { CredentialID($0) }
      let application = try await self.application(try clientID(call), on: portal)
      let tokens = try await store.tokens(
        of: application.id, on: portal.id, after: after, limit: limit)
      return page("tokens", tokens, limit: limit, mark: { "\($0.id)" }, Self.show)
    }
  }

  private func clientID(_ call: Call) throws(Problem) -> String {
    guard let clientID = call.query["client_id"], !clientID.isEmpty else {
      throw Problem(
        .invalidArgument, "Name the application: ?client_id=….", argument: "client_id")
    }
    return clientID
  }

  /// `POST /v1/tokens`: gives an application tokens that act for a user.
  private func issueTokens(_ call: Call) async throws -> HTTPReply {
    let portal = try call.portal
    let arguments = try call.arguments
    let clientID = try arguments.requiredString("client_id")
    guard let number = arguments.value("user_id").flatMap(UserNumber.read) else {
      throw arguments.wrong("user_id", "must be an integer that is not negative")
    }
    let lifetime = try arguments.integer("expires_in") ?? IssueTokens.originalAccessLifetime
    guard (-NativeAPI.longestLifetime...NativeAPI.longestLifetime).contains(lifetime) else {
      throw arguments.wrong(
        "expires_in", "must not be more than \(NativeAPI.longestLifetime) seconds")
    }
    guard let application = try await store.application(clientID: clientID, on: portal.id),
      application.removal != .removing
    else {
      throw Problem(
        .notFound, "The portal has no application with this client id.", argument: "client_id")
    }
    guard application.removal == nil else {
      throw Problem(.busy, "The application is uninstalled.", argument: "client_id")
    }
    let user = UserID(rawValue: number)
    guard try await store.user(user, on: portal.id) != nil else {
      throw Problem(.notFound, "The portal has no such user.", argument: "user_id")
    }
    let access = Credential.secret(using: random)
    let refresh = Credential.secret(using: random)
    let operation = IssueTokens(
      portal: portal.id, application: application.id, user: user, scopes: application.scopes,
      accessToken: SecretHash(of: access), refreshToken: SecretHash(of: refresh),
      accessLifetime: lifetime)
    let entry = call.administrator.entry("token.add", clientID, AuditDetail(call.body))
    let expiry = try await perform(operation, call) { _ in entry }
    return .json([
      "access_token": .string(access),
      "refresh_token": .string(refresh),
      "expires_in": .int(lifetime),
      "expires": .int(expiry.seconds),
      "client_id": .string(application.clientID),
      "user_id": .int(user.rawValue),
      "scope": .string(application.scopes.joined(separator: ",")),
    ])
  }

  /// `DELETE /v1/tokens?client_id=…[&user_id=…]`: revokes all tokens of an application, or those
  /// that act for one user.
  private func removeTokens(_ call: Call) async throws -> HTTPReply {
    let portal = try call.portal
    let application = try await self.application(try clientID(call), on: portal)
    var selection = TokenSelection.application(application.id)
    var subject = application.clientID
    if let text = call.query["user_id"] {
      guard let number = Int64(text), number >= 0 else {
        throw Problem(
          .invalidArgument, "user_id must be an integer that is not negative.",
          argument: "user_id")
      }
      selection = .user(UserID(rawValue: number), of: application.id)
      subject += " user \(number)"
    }
    return try await remove(selection, subject, call)
  }

  /// `DELETE /v1/tokens/{id}`
  func removeToken(_ text: String, _ call: Call) async throws -> HTTPReply {
    try await remove(.id(try credentialID(text)), text, call)
  }

  private func remove(
    _ selection: TokenSelection, _ subject: String, _ call: Call
  ) async throws -> HTTPReply {
    let operation = RevokeTokens(portal: try call.portal.id, selection: selection)
    let entry = call.administrator.entry("token.remove", subject)
    let count = try await perform(operation, call) { $0 > 0 ? entry : nil }
    if case .id = selection, count == 0 {
      throw Problem(.notFound, "There is no token with this id.")
    }
    return .json(["removed": .int(count)])
  }

  private static func show(_ token: TokenRecord) -> JSONObject {
    [
      "id": .string("\(token.id)"), "kind": .string(token.kind.rawValue),
      "user_id": .int(token.user.rawValue),
      "scope": .string(token.scopes.joined(separator: ",")),
      "created": Timestamp.shown(token.createdAt), "expires": .int(token.expiresAt.seconds),
    ]
  }

  /// `GET /v1/audit`: a page of the audit log, newest record first.
  func audit(_ call: Call) async throws -> HTTPReply {
    let limit = try limit(call)
    let before = try after(call) { Int64($0) }
    let records = try await store.auditRecords(
      on: call.administrator.owner, before: before, limit: limit)
    return page("records", records, limit: limit, mark: { "\($0.number)" }) { record in
      [
        "number": .int(record.number), "at": .int(record.at.seconds),
        "actor": [
          "kind": .string(record.entry.actor.kind.rawValue), "id": .string(record.entry.actor.id),
          "label": .string(record.entry.actor.label),
        ],
        "action": .string(record.entry.action), "subject": .string(record.entry.subject),
        "detail": .object(record.entry.detail),
      ]
    }
  }
}
