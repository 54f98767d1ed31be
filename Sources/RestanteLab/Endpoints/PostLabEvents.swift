import RestanteCore
import RestanteJSON
import RestanteNative

/// `POST /lab/events`: puts events into queues, in any state.
struct PostLabEvents: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("events")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "seedLabEvents",
    "Puts events into queues: pending, claimed, failed, or in the history. All or none.",
    body: Schemas.members(SeedSchema.portal, SeedSchema.members, required: ["events"]),
    notes: "Offline bindings that are missing are added. Handlers hear nothing of the events. "
      + "Everything happens as if the events were published and consumers then did their part: "
      + "one that is pending already is refreshed.",
    reply: SeedSchema.reply)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = try await call.arguments()
    let seeds = try EventSeeds(arguments)
    guard !seeds.seeds.isEmpty else {
      throw arguments.wrong("events", "must be at least one event")
    }
    let target = try await control.target(arguments)
    let outcome = try await LabSeeding(
      target: target, random: control.random.source(for: .calls)
    ).run(seeds)
    return .json(SeedSchema.object(outcome, on: target.portal))
  }
}
