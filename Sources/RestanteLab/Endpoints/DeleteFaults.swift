import RestanteJSON
import RestanteNative

/// `DELETE /lab/faults`: removes all rules.
struct DeleteFaults: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("faults")
  let verb = Verb.delete
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "removeLabFaults", "Removes all rules of faults.",
    reply: ReplyReference("The rules as they were last.", FaultSchema.list))

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json(FaultSchema.reply(control.faults.remove { _ in true }))
  }
}
