import RestanteJSON
import RestanteNative

/// `DELETE /lab/stubs`: removes all stubs.
struct DeleteStubs: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("stubs")
  let verb = Verb.delete
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "removeLabStubs", "Removes all stubs.",
    reply: ReplyReference("The stubs as they were last.", StubSchema.list))

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json(StubSchema.reply(control.stubs.remove { _ in true }))
  }
}
