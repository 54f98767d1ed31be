import RestanteCore
import RestanteJSON

/// `GET /v1/portals/{domain}`: what is set for a portal. Its own keys that may look do.
struct GetPortal: Endpoint {
  let path: PathTemplate = "portals/{domain}"
  let verb = Verb.get
  let access = EndpointAccess.ownOrServer(.read)

  let reference = EndpointReference(
    "getPortal", "Returns the settings of a portal.", parameters: [.domain],
    reply: ReplyReference("The portal.", Schemas.reference("Portal")))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let domain = call.parameter("domain")
    guard call.holder.isServer || call.holder.portal?.domain == domain else {
      throw Problem.serverKeyNeeded
    }
    guard let portal = try await call.store.portal(domain: domain) else {
      throw Problem.unknownPortal(domain, among: try await call.store.portals())
    }
    return .json(portal.shown)
  }
}
