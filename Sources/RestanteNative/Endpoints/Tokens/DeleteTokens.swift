import RestanteCore
import RestanteJSON

/// `DELETE /v1/tokens?client_id=…[&user_id=…]`: revokes all tokens of an application, or those that
/// act for one user.
struct DeleteTokens: Endpoint {
  let path: PathTemplate = "tokens"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeTokens", "Revokes all tokens of an application, or those of one user.",
    parameters: [.client, .query("user_id", Schemas.count, "The user."), .portal],
    reply: ReplyReference(
      "How many tokens were revoked.", Schemas.object(["removed": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let application = try await call.application(try call.query.requiredClientID())
    guard let text = call.query["user_id"] else {
      return try await call.removeTokens(.application(application.id), application.clientID)
    }
    guard let number = Int64(text), number >= 0 else {
      throw Problem(
        .invalidArgument, "user_id must be a non-negative integer.",
        argument: "user_id")
    }
    return try await call.removeTokens(
      .user(UserID(rawValue: number), of: application.id),
      "\(application.clientID) user \(number)")
  }
}

extension NativeCall {
  /// Revokes tokens and tells how many there were; a single one must be there.
  func removeTokens(
    _ selection: TokenSelection, _ subject: String
  ) async throws -> NativeReply {
    let operation = RevokeTokens(portal: try portal.id, selection: selection)
    let entry = holder.entry("token.remove", subject)
    let count = try await perform(operation) { $0 > 0 ? entry : nil }
    if case .id = selection, count == 0 {
      throw Problem(.notFound, "There is no token with this id.")
    }
    return .json(["removed": .int(count)])
  }
}
