import RestanteNative

/// `DELETE /lab/portals/{domain}`: removes a portal for good.
struct DeleteLabPortal: Endpoint {
  let path = LabEndpoints.path("portals/{domain}")
  let verb = Verb.delete
  let access = LabEndpoints.access
  private let native = DeletePortal()

  var reference: EndpointReference {
    EndpointReference(
      "removeLabPortal", "Deletes a portal and all its data for good.",
      parameters: native.reference.parameters, reply: native.reference.reply)
  }

  func run(_ call: NativeCall) async throws -> NativeReply { try await native.run(call) }
}
