import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteREST
import RestanteServer

/// `POST /lab/stubs`: adds a stub, the reply to calls of a method that the server does not have.
struct PostStubs: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("stubs")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "addLabStub",
    "Adds a stub: the result or the error of calls of a method that the server does not have.",
    body: Schemas.members(StubSchema.members, required: ["method"]),
    notes: "Of several stubs that are for a call the first counts. A call that no stub is for "
      + "reaches the method that it overrides, or there is no such method. Methods of the server "
      + "itself cannot be replaced; rules of faults let their calls fail.",
    reply: ReplyReference("The new stub.", StubSchema.list), problems: [.limitReached])

  func run(_ call: NativeCall) async throws -> NativeReply {
    let members = try await call.object()
    let arguments = ArgumentReader(members)
    let kept = control.families.methods.map(\.name)
    let stub = try StubReader(members: members, arguments: arguments).stub(kept: kept)
    if let domain = stub.portal {
      guard try await control.server.store.portal(domain: domain)?.domain == domain else {
        throw arguments.wrong("portal", "must be the domain of a portal")
      }
    }
    guard let added = control.stubs.add([stub]) else {
      throw Problem(.limitReached, "There are at most \(Stubs.capacity) stubs.")
    }
    return .json(StubSchema.reply(added))
  }
}
