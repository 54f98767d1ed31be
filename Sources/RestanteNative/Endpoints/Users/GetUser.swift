import RestanteCore
import RestanteJSON

/// `GET /v1/users/{id}`: a user.
struct GetUser: Endpoint {
  let path: PathTemplate = "users/{id}"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "getUser", "Returns a user.", parameters: [.user, .portal],
    reply: ReplyReference("The user.", Schemas.reference("User")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let portal = try call.portal.id
    guard let user = try await call.store.user(try call.userID(), on: portal) else {
      throw Problem.unknownUser
    }
    return .json(user.shown)
  }
}

extension NativeCall {
  /// The number of the user that the path names.
  func userID() throws(Problem) -> UserID {
    let text = parameter("id")
    guard let number = Int64(text), "\(number)" == text else { throw Problem.unknownUser }
    return UserID(rawValue: number)
  }
}
