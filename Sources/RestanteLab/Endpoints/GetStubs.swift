import RestanteJSON
import RestanteNative

/// `GET /lab/stubs`: what methods return that the server does not have.
struct GetStubs: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("stubs")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labStubs", "Lists stubs.",
    parameters: [
      .query(
        "unused", Schemas.choice(["true", "false"]),
        "`true` lists those that were never used.")
    ],
    reply: ReplyReference(
      "The stubs in their order: `uses` counts the calls that they were for.", StubSchema.list))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let stubs = control.stubs.all
    switch call.query["unused"] {
    case nil, "false": return .json(StubSchema.reply(stubs))
    case "true": return .json(StubSchema.reply(stubs.filter { $0.uses == 0 }))
    default:
      throw Problem(.invalidArgument, "unused must be true or false.", argument: "unused")
    }
  }
}
