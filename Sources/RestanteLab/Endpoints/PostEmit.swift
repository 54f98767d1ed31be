import RestanteCore
import RestanteJSON
import RestanteNative

/// `POST /lab/emit`: publishes events that follow a template.
struct PostEmit: Endpoint {
  /// The maximum number of events.
  private static let maximum: Int64 = 10_000
  /// About how many bytes of data all events may have together.
  private static let maximumBytes: Int64 = 64 << 20

  let control: LabControl
  let path = LabEndpoints.path("emit")
  let verb = Verb.post
  let access = LabEndpoints.access

  let reference = EndpointReference(
    "emitLabEvents", "Publishes events that follow a template, all or none.",
    body: Schemas.members(
      SeedSchema.portal,
      JSONObject(
        members: Publication.members.filter { !["data", "message_id", "time"].contains($0.key) }
          .map { ($0.key, $0.value) }),
      [
        "data": [
          "description": .string(
            "Any JSON value. In its texts, `{{n}}` stands for the number of the event, counted "
              + "from 1, `{{n+100}}` for that plus 100, and `{{random 1 100}}` for a random number "
              + "from 1 to 100. A text that is nothing but one of them becomes a number, with "
              + "`{{text n}}` a text.")
        ],
        "count": Schemas.integer(1...maximum, "How many events. Default: 1."),
        "every": [
          "type": ["number", "string"], "minimum": 0,
          "description": .string(
            "How far apart in time they happened, the last one now: seconds, or `1m30s`. "
              + "Default: all now."),
        ],
      ], required: ["event"]),
    notes: "They are published as by `POST /v1/events`: queues get them, and handlers.",
    reply: ReplyReference(
      "How many events were accepted and what became of them.",
      Schemas.object([
        "accepted": Schemas.count, "queued": Schemas.count, "deliveries": Schemas.count,
        "suppressed": Schemas.count,
      ])))

  func run(_ call: NativeCall) async throws -> NativeReply {
    let arguments = try await call.arguments()
    let model = try Publication(arguments)
    let template = try Self.template(arguments)
    let count = try Self.count(arguments, bytes: model.data.count)
    let every = try arguments.milliseconds("every") ?? 0
    let target = try await control.target(arguments)
    let (now, random) = (target.store.time.now(), control.random.source(for: .templates))
    let publications = (1...count).map { number in
      let time = every == 0 ? nil : now.milliseconds - (count - number) * every
      return Publication(
        name: model.name, data: template.data(number, random: random), user: model.user,
        origin: model.origin, time: time.map(Timestamp.init(milliseconds:)))
    }
    let receipt = try await target.store.perform(
      EmitEvents(portal: target.portal.id, mode: target.mode, publications: publications))
    return .json([
      "accepted": .int(receipt.accepted), "queued": .int(receipt.queued),
      "deliveries": .int(receipt.deliveries), "suppressed": .int(receipt.suppressed),
    ])
  }

  private static func template(_ arguments: ArgumentReader) throws(Problem) -> JSONTemplate {
    do throws(JSONTemplate.Flaw) {
      return try JSONTemplate(arguments.raw("data") ?? false)
    } catch {
      throw arguments.wrong(
        "data", "has an unknown placeholder, \(error.placeholder); known: \(JSONTemplate.grammar)")
    }
  }

  private static func count(
    _ arguments: ArgumentReader, bytes: Int
  ) throws(Problem) -> Int64 {
    let count = try arguments.integer("count") ?? 1
    guard (1...maximum).contains(count) else {
      throw arguments.wrong("count", "must be from 1 to \(maximum)")
    }
    guard count * Int64(bytes) <= maximumBytes else {
      throw arguments.wrong("count", "is too large for so much data: at most 64 MiB in all")
    }
    return count
  }
}
