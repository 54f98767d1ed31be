import RestanteJSON
import RestanteNative

/// `DELETE /lab/faults/{id}`: removes a rule.
struct DeleteFault: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("faults/{id}")
  let verb = Verb.delete
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "removeLabFault", "Removes a rule of faults.",
    parameters: [.path("id", ["type": "integer", "minimum": 1], "The rule's number.")],
    reply: ReplyReference("The rule as it was last.", FaultSchema.list))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let id = Int64(call.parameter("id"))
    let removed = control.faults.remove { $0.id == id }
    guard !removed.isEmpty else { throw Problem(.notFound, "There is no rule with this number.") }
    return .json(FaultSchema.reply(removed))
  }
}
