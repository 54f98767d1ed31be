import HTTPTypes
import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// The longest life of a token that can be asked for, in seconds: a hundred years.
  static let longestLifetime: Int64 = 100 * 365 * 86_400

  /// `POST /v1/tokens`: gives an application tokens that act for a user.
  func issueTokens(_ body: ByteBuffer, on portal: Portal) async throws -> HTTPReply {
    let arguments = try ArgumentReader(try JSONValue(body: body))
    let clientID = try arguments.requiredString("client_id")
    guard let number = arguments.value("user_id").flatMap(UserNumber.read) else {
      throw arguments.wrong("user_id", "must be an integer that is not negative")
    }
    let lifetime =
      try arguments.integer("expires_in") ?? IssueTokens.originalAccessLifetime
    guard (-Self.longestLifetime...Self.longestLifetime).contains(lifetime) else {
      throw arguments.wrong("expires_in", "must not be more than \(Self.longestLifetime) seconds")
    }
    guard let application = try await store.application(clientID: clientID, on: portal.id) else {
      throw Problem(
        .notFound, "The portal has no application with this client id.", argument: "client_id")
    }
    let user = UserID(rawValue: number)
    guard try await store.user(user, on: portal.id) != nil else {
      throw Problem(.notFound, "The portal has no such user.", argument: "user_id")
    }
    return try await issueTokens(application, user: user, lifetime: lifetime)
  }

  private func issueTokens(
    _ application: Application, user: UserID, lifetime: Int64
  ) async throws(StoreError) -> HTTPReply {
    let access = Credential.secret(using: random)
    let refresh = Credential.secret(using: random)
    let expiry = try await store.perform(
      IssueTokens(
        portal: application.portal, application: application.id, user: user,
        scopes: application.scopes, accessToken: SecretHash(of: access),
        refreshToken: SecretHash(of: refresh), accessLifetime: lifetime))
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
}
