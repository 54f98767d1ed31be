import RestanteCore
import RestanteJSON

/// `POST /v1/apps/{client_id}/install`: finishes the installation of an application.
struct PostInstall: Endpoint {
  let path: PathTemplate = "apps/{client_id}/install"
  let verb = Verb.post
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "installApplication", "Finishes the installation of an application, or installs it again.",
    parameters: [.clientID, .portal],
    body: Schemas.members(Schemas.installingUser),
    reply: ReplyReference("The application.", Schemas.reference("Application")),
    problems: [.busy])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let application = try await call.application()
    let operation = InstallApplication(
      portal: application.portal, application: application.id,
      user: try await call.installingUser(ArgumentReader(body)),
      mode: call.context.mode(of: try call.portal))
    return try await call.step(
      operation, call.holder.entry("app.install", application.clientID, AuditDetail(body)))
  }
}

extension NativeCall {
  /// Takes a step in the life of an application and shows it.
  func step<Step: StoreOperation>(
    _ operation: Step, _ entry: AuditEntry
  ) async throws -> NativeReply where Step.Outcome == ApplicationLifeOutcome {
    let outcome = try await perform(operation) { if case .done = $0 { entry } else { nil } }
    switch outcome {
    case .done(let application), .unchanged(let application): return .json(application.shown)
    case .beingRemoved:
      throw Problem(
        .busy, "Data of the previous installation is still being deleted; try again later.")
    case .unknown: throw Problem.unknownApplication
    }
  }
}
