import RestanteCore
import RestanteJSON

/// `DELETE /v1/users/{id}`: removes a user with what is the user's.
struct DeleteUser: Endpoint {
  let path: PathTemplate = "users/{id}"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeUser", "Deletes a user together with the user's tokens, codes, webhooks and options.",
    parameters: [.user, .portal],
    reply: ReplyReference("The user's number.", Schemas.object(["removed": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let portal = try call.portal.id
    let id = try call.userID()
    let entry = call.holder.entry("user.remove", "\(id.rawValue)")
    let isRemoved = try await call.perform(RemoveUser(portal: portal, user: id)) {
      $0 ? entry : nil
    }
    guard isRemoved else { throw Problem.unknownUser }
    return .json(["removed": .int(id.rawValue)])
  }
}
