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
    "labClock", "Returns the time that the server lives by.", reply: ClockReply.reference)

  func run(_ call: NativeCall) async throws -> NativeReply {
    .json(ClockReply.object(of: control.clock))
  }
}

/// A lab's time as clients see it.
enum ClockReply {
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
