import RestanteCore
import RestanteNative
import RestanteServer

/// `DELETE /lab/portals/{domain}`: removes a portal for good.
struct DeleteLabPortal: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("portals/{domain}")
  let verb = Verb.delete
  let access = LabEndpoints.access
  private let native = DeletePortal()

  var reference: EndpointReference {
    EndpointReference(
      "removeLabPortal", "Deletes a portal and all its data for good.",
      parameters: native.reference.parameters, reply: native.reference.reply)
  }

  func run(_ call: NativeCall) async throws -> NativeReply {
    let portal = try await control.server.store.portal(domain: call.parameter("domain"))
    let reply = try await native.run(call)
    if let portal { control.objects.empty(portal.memberID, restartsIDs: true) }
    return reply
  }
}
