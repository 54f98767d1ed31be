import RestanteJSON
import RestanteNative

/// `POST /lab/seed`: makes what is random foreseeable from now on.
struct PostSeed: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("seed")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "seedLab",
    "Makes process ids, tokens, client ids, secrets and jitter repeatable.",
    body: Schemas.members(
      ["seed": ["type": "integer", "minimum": 0, "description": "The seed."]],
      required: ["seed"]),
    notes: "Credentials that follow from a seed are no secrets. What exists already stays.",
    reply: ReplyReference("The seed.", Schemas.object(["seed": Schemas.count])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = try await call.arguments()
    guard let seed = try arguments.integer("seed"), seed >= 0 else {
      throw arguments.wrong("seed", "must be a non-negative integer")
    }
    control.random.restart(from: UInt64(seed))
    return .json(["seed": .int(seed)])
  }
}
