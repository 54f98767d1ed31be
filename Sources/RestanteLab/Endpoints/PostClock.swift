import RestanteCore
import RestanteJSON
import RestanteNative

/// `POST /lab/clock`: moves the time.
struct PostClock: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("clock")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "commandLabClock", "Moves the time, freezes it, or lets it run.",
    body: Schemas.members(ClockSchema.commands),
    notes: "The reply is sent when everything that is due by then was done: leases are over, dead "
      + "letters were retried, clients that wait were woken.",
    reply: ClockSchema.reference)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let commands = try commands(try await call.arguments())
    guard try await control.change(by: commands) else {
      throw Problem(
        .invalidArgument, "The time must stay between the years 1970 and 9999.",
        argument: commands.contains { if case .set = $0 { true } else { false } }
          ? "set" : "advance")
    }
    return .json(ClockSchema.object(of: control.clock))
  }

  private func commands(_ arguments: ArgumentReader) throws(Problem) -> [ClockCommand] {
    let reader = ClockCommandReader(arguments: arguments, now: control.clock.now())
    let commands = try reader.commands()
    guard !commands.isEmpty else {
      throw Problem(
        .invalidArgument, "Say what to do: one or more of set, advance, freeze and follow.")
    }
    return commands
  }
}
