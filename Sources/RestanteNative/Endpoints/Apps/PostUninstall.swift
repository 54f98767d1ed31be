import RestanteCore
import RestanteJSON

/// `POST /v1/apps/{client_id}/uninstall`: takes an application off its portal.
struct PostUninstall: Endpoint {
  let path: PathTemplate = "apps/{client_id}/uninstall"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "uninstallApplication",
    "Uninstalls an application: its bindings, queues and tokens are deleted.",
    parameters: [.clientID, .portal],
    body: Schemas.members(["clean": Schemas.flag("Whether its options are deleted too.")]),
    reply: .progress("client_id", "The application was uninstalled."))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let application = try await call.application()
    let operation = UninstallApplication(
      portal: application.portal, application: application.id,
      removesOptions: try ArgumentReader(body).bool("clean") ?? false,
      mode: call.context.mode(of: try call.portal))
    return try await call.uninstall(
      application, operation,
      call.holder.entry("app.uninstall", application.clientID, AuditDetail(body)))
  }
}
