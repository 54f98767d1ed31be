import RestanteCore
import RestanteJSON
import RestanteNative

/// Events for queues as clients write them, and what they are told.
enum SeedSchema {
  /// What says which queue is meant.
  static let place: JSONObject = [
    "application": [
      "type": "string",
      "description": "The application's client id. Default: the demo application.",
    ],
    "connector": [
      "type": "string", "description": "The `auth_connector` of the queue. Default: none.",
    ],
  ]

  static let portal: JSONObject = [
    "portal": ["type": "string", "description": "The portal's domain. Default: the demo portal."]
  ]

  /// The events and what counts for all of them.
  static let members = JSONObject(
    members: place.map { ($0.key, $0.value) } + [("events", events)])

  private static let events: JSONValue = [
    "type": "array", "items": event, "maxItems": .int(EventSeeds.maximum),
    "description": "The events, in the order in which they were published.",
  ]

  private static let publication = JSONObject(
    members: Publication.members.filter { $0.key != "origin" }.map { ($0.key, $0.value) })

  private static let state: JSONObject = [
    "state": [
      "enum": .array(EventSeed.State.allCases.map { .string($0.rawValue) }),
      "description": .string(
        "`pending` (the default), `claimed` by a consumer, `failed` (a dead letter), or past: "
          + "`acknowledged` or `taken`."),
    ],
    "age": [
      "type": ["integer", "string"],
      "description": "Instead of `time`, how long ago it happened: seconds, or `1h30m`.",
    ],
    "process_id": [
      "type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$",
      "description": "Who claimed, acknowledged or took it. Default: a new process id.",
    ],
    "lease": [
      "type": ["integer", "string"],
      "description": "How long it is claimed: seconds, or `1h30m`. Default: as on the portal.",
    ],
    "until": [
      "type": ["integer", "string"],
      "description": "Instead of `lease`, when the claim ends: RFC 3339, or seconds since 1970.",
    ],
    "attempts": [
      "type": "integer", "minimum": 0,
      "description": .string(
        "How many claims of it failed or ended with their lease. Default: 1 for `failed`, else 0."),
    ],
    "reason": ["type": "string", "description": "Why it failed."],
  ]

  static let event = Schemas.members(publication, state, place, required: ["event"])

  private static let counts: JSONObject = [
    "pending": Schemas.count, "claimed": Schemas.count, "failed": Schemas.count,
    "acknowledged": Schemas.count, "taken": Schemas.count, "bindings": Schemas.count,
  ]

  static let reply = ReplyReference(
    "How many events there are by what became of them, how many bindings were added for them, and "
      + "the process ids that hold them.",
    Schemas.object(
      JSONObject(
        members: [("portal", Schemas.text)] + counts.map { ($0.key, $0.value) } + [
          ("process_ids", Schemas.list(Schemas.text))
        ])))

  static func object(_ outcome: LabSeeding.Outcome, on portal: Portal) -> JSONObject {
    let counts = outcome.counts
    return [
      "portal": .string(portal.domain), "pending": .int(counts.pending),
      "claimed": .int(counts.claimed), "failed": .int(counts.failed),
      "acknowledged": .int(counts.acknowledged), "taken": .int(counts.taken),
      "bindings": .int(counts.bindings),
      "process_ids": .array(outcome.processIDs.map { .string($0.text) }),
    ]
  }
}
