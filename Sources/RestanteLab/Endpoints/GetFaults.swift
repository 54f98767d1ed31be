import RestanteJSON
import RestanteNative

/// `GET /lab/faults`: the rules by which something goes wrong.
struct GetFaults: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("faults")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labFaults", "Lists rules of faults.",
    parameters: [
      .query(
        "unused", Schemas.choice(["true", "false"]),
        "`true` lists those that never applied: what a test meant to happen and did not.")
    ],
    reply: ReplyReference(
      "The rules in their order: `matches` counts what they are about, `applied` what went wrong.",
      FaultSchema.list))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let rules = control.faults.all
    switch call.query["unused"] {
    case nil, "false": return .json(FaultSchema.reply(rules))
    case "true": return .json(FaultSchema.reply(rules.filter { $0.applied == 0 }))
    default:
      throw Problem(.invalidArgument, "unused must be true or false.", argument: "unused")
    }
  }
}
