import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteServer

/// `POST /lab/reset`: empties portals, as between two tests.
struct PostReset: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("reset")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "resetLab",
    "Empties queues, claims, dead letters, history and deliveries of all portals, or of one. "
      + "Removes objects, rules of faults and stubs, and forgets what was asked and posted.",
    body: Schemas.members([
      "portal": ["type": "string", "description": "The domain of the portal. Default: all."],
      "ids": [
        "type": "boolean",
        "description": "`true` restarts event numbers and ids of objects at 1.",
      ],
    ]),
    notes: "Applications, users, credentials, bindings and settings stay, and so does the time. "
      + "With a portal, rules and stubs about other portals and about no certain one stay.",
    reply: ReplyReference(
      "The portals that were emptied.",
      Schemas.object(["portals": ["type": "array", "items": Schemas.text]])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = ArgumentReader(try await call.object())
    let restartsNumbers = try arguments.bool("ids") ?? false
    let portals = try await portals(arguments)
    let store = try control.server.store
    try await control.objects.turns.take {
      for portal in portals {
        let operation = EmptyPortal(portal: portal.id, restartsNumbers: restartsNumbers)
        while try await store.perform(operation) {}
        control.objects.empty(portal.memberID, restartsIDs: restartsNumbers)
      }
    }
    control.forget(try arguments.string("portal"))
    return .json(["portals": .array(portals.map { .string($0.domain) })])
  }

  private func portals(_ arguments: ArgumentReader) async throws -> [Portal] {
    let store = try control.server.store
    guard let domain = try arguments.string("portal") else { return try await store.portals() }
    guard let portal = try await store.portal(domain: domain) else {
      throw arguments.wrong("portal", "must be the domain of a portal")
    }
    return [portal]
  }
}
