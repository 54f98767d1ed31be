import RestanteCore
import RestanteJSON

/// `POST /v1/users`: adds a user; without an id the next number is given.
struct PostUsers: Endpoint {
  let path: PathTemplate = "users"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "addUser", "Adds a user.", parameters: [.portal],
    body: Schemas.members(
      ["id": Schemas.integer(1...UserChangeReader.largestUser)], UserChangeReader.members),
    reply: ReplyReference("The user.", Schemas.reference("User")), problems: [.taken])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let portal = try call.portal.id
    let reader = UserChangeReader(ArgumentReader(body))
    let id = try reader.id()
    let change = try reader.change()
    let password = try await reader.password(call.context.passwords)
    let detail = AuditDetail(body)
    let holder = call.holder
    let outcome = try await call.perform(
      CreateUser(portal: portal, id: id, change: change, password: password ?? nil)
    ) { outcome in
      guard case .created(let user) = outcome else { return nil }
      return holder.entry("user.add", "\(user.id.rawValue)", detail)
    }
    switch outcome {
    case .created(let user): return .json(user.shown)
    case .numberTaken:
      throw Problem(.taken, "A user of the portal already has this number.", argument: "id")
    case .loginTaken: throw Problem.loginTaken
    }
  }
}
