import RestanteCore
import RestanteJSON

/// `POST /v1/tokens`: gives an application tokens that act for a user.
struct PostTokens: Endpoint {
  let path: PathTemplate = "tokens"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "issueTokens", "Issues tokens with which an application acts for a user.",
    parameters: [.portal],
    body: Schemas.members(
      [
        "client_id": ["type": "string", "minLength": 1],
        "user_id": Schemas.reference("UserNumber"),
        "expires_in": Schemas.integer(
          -Schemas.longestLifetime...Schemas.longestLifetime,
          "The access token's lifetime in seconds. Default: 3600."),
      ], required: ["client_id", "user_id"]),
    reply: ReplyReference(
      "The tokens.",
      Schemas.object([
        "access_token": Schemas.text, "refresh_token": Schemas.text,
        "expires_in": ["type": "integer"], "expires": ["type": "integer"],
        "client_id": Schemas.text, "user_id": Schemas.count, "scope": Schemas.text,
      ])),
    problems: [.busy])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let portal = try call.portal
    let arguments = ArgumentReader(body)
    let clientID = try arguments.requiredString("client_id")
    let user = try arguments.requiredUser()
    let lifetime = try Self.lifetime(arguments)
    let application = try await Self.application(clientID, on: portal, in: call.store)
    guard try await call.store.user(user, on: portal.id) != nil else {
      throw Problem(.notFound, "The portal has no such user.", argument: "user_id")
    }
    let access = Credential.secret(using: call.context.random)
    let refresh = Credential.secret(using: call.context.random)
    let operation = IssueTokens(
      portal: portal.id, application: application.id, user: user, scopes: application.scopes,
      accessToken: SecretHash(of: access), refreshToken: SecretHash(of: refresh),
      accessLifetime: lifetime)
    let entry = call.holder.entry("token.add", clientID, AuditDetail(body))
    let expiry = try await call.perform(operation) { _ in entry }
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

  private static func lifetime(_ arguments: ArgumentReader) throws(Problem) -> Int64 {
    let longest = Schemas.longestLifetime
    let lifetime = try arguments.integer("expires_in") ?? IssueTokens.originalAccessLifetime
    guard (-longest...longest).contains(lifetime) else {
      throw arguments.wrong("expires_in", "must not be more than \(longest) seconds")
    }
    return lifetime
  }

  private static func application(
    _ clientID: String, on portal: Portal, in store: any Store
  ) async throws -> Application {
    guard let application = try await store.application(clientID: clientID, on: portal.id),
      application.removal != .removing
    else {
      throw Problem(
        .notFound, "The portal has no application with this client id.", argument: "client_id")
    }
    guard application.removal == nil else {
      throw Problem(.busy, "The application is uninstalled.", argument: "client_id")
    }
    return application
  }
}
