import RestanteCore
import RestanteJSON

/// `DELETE /v1/apps/{client_id}`: uninstalls an application and removes it for good.
struct DeleteApp: Endpoint {
  let path: PathTemplate = "apps/{client_id}"
  let verb = Verb.delete
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "removeApplication", "Uninstalls an application and deletes it for good.",
    parameters: [.clientID, .portal], reply: .progress("client_id", "Everything was deleted."))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let application = try await call.application()
    let operation = UninstallApplication(
      portal: application.portal, application: application.id, removesApplication: true,
      mode: call.context.mode(of: try call.portal))
    return try await call.uninstall(
      application, operation, call.holder.entry("app.remove", application.clientID))
  }
}

extension NativeCall {
  /// Marks an application and removes what is left of it, the greater part in the background when
  /// there is much.
  func uninstall(
    _ application: Application, _ operation: UninstallApplication, _ entry: AuditEntry
  ) async throws(StoreError) -> NativeReply {
    _ = try await perform(operation) { if case .done = $0 { entry } else { nil } }
    return try await RemovalSteps(store: store).run(
      CleanUpApplication(portal: operation.portal, application: application.id), "client_id",
      application.clientID)
  }
}
