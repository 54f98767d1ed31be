import RestanteCore
import RestanteJSON
import RestanteNative
import RestanteServer

/// `GET /lab/clock`: what time it is.
struct GetClock: Endpoint {
  let control: LabControl
  let path = LabEndpoints.path("clock")
  let verb = Verb.get
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "labClock", "Returns the time that the server lives by.", reply: ClockSchema.reference)

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json(ClockSchema.object(of: control.clock))
  }
}

/// A lab's time as clients see and command it.
enum ClockSchema {
  /// What can be done with it.
  static let commands: JSONObject = [
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
  ]

  static let reference = ReplyReference(
    "The time: `now` in seconds since 1970, `date` in UTC. It follows the machine's clock, is "
      + "running at a distance from it, or frozen.",
    Schemas.object([
      "now": ["type": "integer"], "date": ["type": "string", "format": "date-time"],
      "state": ["enum": ["following", "running", "frozen"]],
    ]))

  static func object(of clock: LabClock) -> JSONObject {
    let (time, now) = (clock.time, clock.now())
    let state =
      if case .some = time.frozen {
        "frozen"
      } else if time == .following {
        "following"
      } else {
        "running"
      }
    return [
      "now": .int(now.seconds), "date": .string(LogTime(now).rfc3339), "state": .string(state),
    ]
  }
}
