import RestanteJSON
import RestanteNative

/// `DELETE /lab/stubs/{id}`: removes a stub.
struct DeleteStub: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("stubs/{id}")
  let verb = Verb.delete
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "removeLabStub", "Removes a stub.",
    parameters: [.path("id", ["type": "integer", "minimum": 1], "The stub's number.")],
    reply: ReplyReference("The stub as it was last.", StubSchema.list))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let id = Int64(call.parameter("id"))
    let removed = control.stubs.remove { $0.id == id }
    guard !removed.isEmpty else { throw Problem(.notFound, "There is no stub with this number.") }
    return .json(StubSchema.reply(removed))
  }
}
