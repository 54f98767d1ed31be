import RestanteCore
import RestanteJSON

/// `GET /v1/portals`: all portals.
struct GetPortals: Endpoint {
  let path: PathTemplate = "portals"
  let verb = Verb.get
  let access = EndpointAccess.server

  let reference = EndpointReference(
    "listPortals", "Lists all portals. Requires a server-wide key.",
    reply: ReplyReference(
      "The portals.", Schemas.object(["portals": Schemas.list(Schemas.reference("Portal"))])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let portals = try await call.store.portals()
    return .json(["portals": .array(portals.map { .object($0.shown) })])
  }
}
