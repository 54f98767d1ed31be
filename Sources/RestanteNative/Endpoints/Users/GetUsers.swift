import RestanteCore
import RestanteJSON

/// `GET /v1/users`: a page of a portal's users.
struct GetUsers: Endpoint {
  let path: PathTemplate = "users"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "listUsers", "Lists a portal's users, in pages.",
    parameters: [.portal] + EndpointParameter.page,
    reply: .page("users", of: "User"))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let page = try PageRequest(call.query)
    let after = try page.mark { Int64($0).map(UserID.init(rawValue:)) }
    let users = try await call.store.users(
      on: try call.portal.id, after: after, limit: page.limit)
    return .page("users", users, limit: page.limit, mark: { "\($0.id.rawValue)" }, \.shown)
  }
}
