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
    body: Schemas.members([
      "set": [
        "type": ["string", "integer"],
        "description": "Jump to a time: seconds since 1970, or `2026-11-30T10:00:00Z`.",
      ],
      "advance": [
        "type": ["string", "integer"],
        "description": "Advances the clock: seconds, or a duration such as `1h30m`.",
      ],
      "freeze": [
        "type": "boolean",
        "description": "`true` stops the clock, `false` lets it run again.",
      ],
      "follow": [
        "type": "boolean", "description": "`true` follows the machine's clock again.",
      ],
    ]),
    notes: "The reply is sent when everything that is due by then was done: leases are over, dead "
      + "letters were retried, clients that wait were woken.",
    reply: ClockReply.reference)

  func run(_ call: NativeCall) async throws -> NativeReply {
    let commands = try commands(try await call.arguments())
    guard try await control.change(by: commands) else {
      throw Problem(
        .invalidArgument, "The time must stay between the years 1970 and 9999.",
        argument: commands.contains { if case .set = $0 { true } else { false } }
          ? "set" : "advance")
    }
    return .json(ClockReply.object(of: control.clock))
  }

  private func commands(_ arguments: ArgumentReader) throws(Problem) -> [ClockCommand] {
    var commands: [ClockCommand] = []
    if try arguments.bool("follow") == true { commands.append(.follow) }
    if let time = try time(arguments) { commands.append(.set(time)) }
    if let span = try span(arguments) { commands.append(.advance(milliseconds: span)) }
    if let freeze = try arguments.bool("freeze") { commands.append(freeze ? .freeze : .resume) }
    guard !commands.isEmpty else {
      throw Problem(
        .invalidArgument, "Say what to do: one or more of set, advance, freeze and follow.")
    }
    return commands
  }

  private func time(_ arguments: ArgumentReader) throws(Problem) -> Timestamp? {
    guard let value = arguments.value("set") else { return nil }
    if let seconds = value.intValue, (0...Timestamp.maxSeconds).contains(seconds) {
      return Timestamp(seconds: seconds)
    }
    if let text = value.stringValue {
      if let time = Timestamp(rfc3339: text) { return time }
      if let seconds = TimeText.seconds(text, now: control.clock.now()) {
        return Timestamp(seconds: seconds)
      }
    }
    throw arguments.wrong(
      "set", "must be seconds since 1970, or a date such as 2026-11-30T10:00:00Z")
  }

  private func span(_ arguments: ArgumentReader) throws(Problem) -> Int64? {
    guard let value = arguments.value("advance") else { return nil }
    let seconds = value.intValue ?? value.stringValue.flatMap(DurationText.seconds)
    guard let seconds, (0...Timestamp.maxSeconds).contains(seconds) else {
      throw arguments.wrong(
        "advance", "must be seconds or a duration such as 1h30m, and not negative")
    }
    return seconds * 1_000
  }
}
