import RestanteCore
import RestanteJSON

/// `PATCH /v1/users/{id}`: changes a user.
struct PatchUser: Endpoint {
  let path: PathTemplate = "users/{id}"
  let verb = Verb.patch
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "setUser", "Changes a user.", parameters: [.user, .portal],
    body: Schemas.members(
      [
        "keep_tokens": Schemas.flag(
          "With a new password: whether the user's tokens remain valid. Default: false."
        )
      ], UserChangeReader.members),
    reply: ReplyReference("The user.", Schemas.reference("User")), problems: [.taken])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let portal = try call.portal.id
    let id = try call.userID()
    let arguments = ArgumentReader(body)
    let reader = UserChangeReader(arguments)
    let change = try reader.change()
    let password = try await reader.password(call.context.passwords)
    let keepsTokens = try arguments.bool("keep_tokens") ?? false
    let entry = call.holder.entry("user.set", "\(id.rawValue)", AuditDetail(body))
    let outcome = try await call.perform(
      ChangeUser(
        portal: portal, user: id, change: change, password: password.map { .set($0) } ?? .keep,
        keepsTokens: keepsTokens)
    ) { if case .changed = $0 { entry } else { nil } }
    switch outcome {
    case .changed(let user): return .json(user.shown)
    case .loginTaken: throw Problem.loginTaken
    case .unknown: throw Problem.unknownUser
    }
  }
}
