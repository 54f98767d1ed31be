import RestanteCore
import RestanteJSON

/// `GET /v1/portals`: all portals; to a portal's own key, that one.
struct GetPortals: Endpoint {
  let path: PathTemplate = "portals"
  let verb = Verb.get
  let access = EndpointAccess.ownOrServer(.read)

  let reference = EndpointReference(
    "listPortals", "Lists all portals. With a key of a portal, lists that portal only.",
    reply: ReplyReference(
      "The portals.", Schemas.object(["portals": Schemas.list(Schemas.reference("Portal"))])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let holder = call.holder
    let portals =
      if let portal = holder.portal, !holder.isServer { [portal] } else {
        try await call.store.portals()
      }
    return .json(["portals": .array(portals.map { .object($0.shown) })])
  }
}
