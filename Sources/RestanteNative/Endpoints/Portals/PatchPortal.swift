import RestanteCore
import RestanteJSON

/// `PATCH /v1/portals/{domain}`: changes a portal and the defaults of its queues at once.
struct PatchPortal: Endpoint {
  let path: PathTemplate = "portals/{domain}"
  let verb = Verb.patch
  let access = EndpointAccess.server

  let reference = EndpointReference(
    "setPortal", "Changes the settings of a portal. Requires a server-wide key.",
    parameters: [.domain],
    body: Schemas.members(
      [
        "domain": PortalChangeReader.domain,
        "queues": .object(
          Schemas.closed(
            QueueOverrideChangesReader.members,
            "The settings of queues whose application has none of its own.")),
      ], PortalChangeReader.members),
    reply: ReplyReference("The portal.", Schemas.reference("Portal")), problems: [.taken])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let body = try await call.object()
    let domain = call.parameter("domain")
    guard let portal = try await call.store.portal(domain: domain) else {
      throw Problem.unknownPortal(domain, among: try await call.store.portals())
    }
    let arguments = ArgumentReader(body)
    let reader = PortalChangeReader(arguments, zones: call.context.zones)
    var change = try reader.change()
    if let domain = try reader.domain() { change.domain = .set(domain) }
    let queues = try arguments.object("queues").map { try QueueOverrideChangesReader($0).changes() }
    let entry = call.holder.entry("portal.set", portal.domain, AuditDetail(body))
    let outcome = try await call.perform(
      ChangePortalAndQueues(
        change: ChangePortal(portal: portal.id, change: change), queues: queues),
      in: portal.id
    ) { if case .changed = $0 { entry } else { nil } }
    switch outcome {
    case .changed(let portal): return .json(portal.shown)
    case .domainTaken: throw Problem.domainTaken
    case .unknown:
      throw Problem.unknownPortal(portal.domain, among: try await call.store.portals())
    }
  }
}

/// Changes a portal and the defaults of its queues at once.
private struct ChangePortalAndQueues: StoreOperation {
  let change: ChangePortal
  let queues: QueueOverrideChanges?

  func run(in transaction: some StoreTransaction) throws(StoreError) -> ChangePortal.Outcome {
    let outcome = try change.run(in: transaction)
    guard case .changed(var portal) = outcome else { return outcome }
    if let queues {
      portal.queueDefaults = try transaction.configurePortalQueues(
        ConfigurePortalQueues(portal: portal.id, changes: queues))
    }
    return .changed(portal)
  }
}
