import RestanteCore
import RestanteJSON

/// `PATCH /v1/apps/{client_id}`: changes an application and its overrides about queues at once.
struct PatchApp: Endpoint {
  let path: PathTemplate = "apps/{client_id}"
  let verb = Verb.patch
  let access = EndpointAccess.portal(.admin)

  let reference = EndpointReference(
    "setApplication",
    "Changes the settings of an application and of its queues. For queue settings, `null` falls "
      + "back to the portal's setting and `false` turns a setting off.",
    parameters: [.clientID, .portal],
    body: Schemas.members(ApplicationChangeReader.members, QueueOverrideChangesReader.members),
    reply: ReplyReference(
      "The application, with the effective settings of its queues and the names of those that it "
        + "sets itself (`own`).",
      Schemas.reference("Application")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let application = try await call.application()
    let arguments = ArgumentReader(body)
    let reader = ApplicationChangeReader(arguments)
    var change = try reader.change()
    if let name = try arguments.text("name") { change.name = .set(name) }
    if let scopes = try reader.scopes() { change.scopes = .set(scopes) }
    let operation = ChangeApplicationAndQueues(
      change: ChangeApplication(
        portal: application.portal, application: application.id, change: change,
        mode: call.context.mode(of: try call.portal)),
      queues: ConfigureQueues(
        portal: application.portal, application: application.id,
        changes: try QueueOverrideChangesReader(arguments).changes()))
    let entry = call.holder.entry("app.set", application.clientID, AuditDetail(body))
    let outcome = try await call.perform(operation) { $0 == nil ? nil : entry }
    guard let outcome else { throw Problem.unknownApplication }
    var reply = outcome.application.shown
    for (name, value) in outcome.configuration.settings.shown { reply[name] = value }
    reply["own"] = .array(
      outcome.configuration.overrides.object.keys.map { .string($0) })
    return .json(reply)
  }
}

/// Changes an application and its overrides about queues at once.
private struct ChangeApplicationAndQueues: StoreOperation {
  struct Changed: Sendable, Hashable {
    let application: Application
    let configuration: EffectiveQueueSettings
  }

  let change: ChangeApplication
  let queues: ConfigureQueues

  func run(in transaction: some StoreTransaction) throws(StoreError) -> Changed? {
    guard let application = try change.run(in: transaction) else { return nil }
    return Changed(application: application, configuration: try queues.run(in: transaction))
  }
}
