import RestanteCore
import RestanteJSON

/// `GET /v1/apps/{client_id}`: an application and the ids of its secrets.
struct GetApp: Endpoint {
  let path: PathTemplate = "apps/{client_id}"
  let verb = Verb.get
  let access = EndpointAccess.portal(.read)

  let reference = EndpointReference(
    "getApplication", "Returns an application and the ids of its secrets.",
    parameters: [.clientID, .portal],
    reply: ReplyReference(
      "The application. During a rotation of the server key, a key with the scope `admin` also "
        + "gets the `application_token` that handlers receive now, until when "
        + "(`application_token_until`, Unix seconds), and the one that they receive from then on "
        + "(`next_application_token`).",
      Schemas.reference("Application")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let application = try await call.application()
    let secrets = try await call.store.clientSecrets(
      of: application.id, on: application.portal)
    let tokens = call.context.applicationTokens(of: application, on: try call.portal)
    // Who may only look must not get what handlers recognize calls by.
    var reply = call.holder.mayAdminister ? application.shown(with: tokens) : application.shown
    reply["secrets"] = .array(secrets.map { .object($0.shown) })
    return .json(reply)
  }
}
