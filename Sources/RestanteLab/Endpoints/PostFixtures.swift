import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteREST

/// `POST /lab/fixtures`: makes the server what a document says.
struct PostFixtures: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("fixtures")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "loadLabFixtures",
    "Loads fixtures: portals, users, applications, credentials, bindings, events, rules of "
      + "faults, stubs, the time and the seed.",
    body: Schemas.members(FixtureSchema.members),
    notes: "What is wrong with the document is found before anything is changed; only an event "
      + "that cannot be in its state is found when the rest is there. Loading the same "
      + "fixtures again makes the server the same again.",
    reply: ReplyReference(
      "The domains of the portals, how many events were put into queues, and how many rules of "
        + "faults there are.",
      Schemas.object([
        "portals": Schemas.list(Schemas.text), "events": Schemas.count, "faults": Schemas.count,
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let document = try FixtureDocument(
      try await call.object(), now: control.clock.now(),
      added: control.families.methods.map(\.name))
    let outcome = try await FixtureLoading(control: control).load(document)
    return .json([
      "portals": .array(outcome.portals.map { .string($0) }), "events": .int(outcome.events),
      "faults": .int(control.faults.all.count),
    ])
  }
}
