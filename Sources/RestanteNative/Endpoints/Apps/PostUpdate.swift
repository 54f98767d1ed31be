import RestanteCore
import RestanteJSON

/// `POST /v1/apps/{client_id}/update`: brings an application to another version.
struct PostUpdate: Endpoint {
  let path: PathTemplate = "apps/{client_id}/update"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "updateApplication", "Sets the version of an application and notifies the application.",
    parameters: [.clientID, .portal],
    body: Schemas.members(
      ["version": ApplicationChangeReader.version], Schemas.installingUser,
      required: ["version"]),
    reply: ReplyReference("The application.", Schemas.reference("Application")),
    problems: [.busy])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let application = try await call.application()
    let arguments = ArgumentReader(body)
    guard let version = try ApplicationChangeReader(arguments).version() else {
      throw arguments.wrong("version", "must be an integer from 1 to \(Int32.max)")
    }
    let operation = UpdateApplication(
      portal: application.portal, application: application.id, version: version,
      user: try await call.installingUser(arguments),
      mode: call.context.mode(of: try call.portal))
    return try await call.step(
      operation, call.holder.entry("app.update", application.clientID, AuditDetail(body)))
  }
}
