import RestanteJSON
import RestanteNative

/// Rules of faults as clients write and see them.
enum FaultSchema {
  /// The members of a new rule.
  static let members: JSONObject = [
    "preset": text(
      "Adds the rules of a preset: "
        + FaultPreset.allCases.map { "`\($0.rawValue)` (\($0.meaning))" }.joined(separator: ", ")
        + ". Goes with `portal` and `application` only."),
    "method": text("The method, or a pattern such as `event.offline.*`. Default: any."),
    "path": text(
      "The path of requests to any part of the server, or a pattern such as `/oauth/*`."),
    "event": text("The event of deliveries, or a pattern. Default: any."),
    "handler": text("The URL of deliveries, or a pattern. Default: any."),
    "portal": text("The domain of the portal. Default: any."),
    "application": text("The application's client id. Default: any."),
    "nth": number("Applies to this one of the matching occasions only, counted from 1."),
    "times": number("Applies this often at most."),
    "probability": [
      "type": "number", "minimum": 0, "maximum": 1, "description": "How likely it applies.",
    ],
    "delay": span("How long to wait first, by the lab's clock."),
    "error": text("Fails with an error of the Bitrix24 API by its code; nothing is done."),
    "description": text("Which error, where several have the code."),
    "status": [
      "type": "integer", "minimum": 200, "maximum": 599,
      "description": .string(
        "Replies with this HTTP status; nothing is done. With `delivery` `fail`, what the handler "
          + "is taken to have replied."),
    ],
    "reply": choice(
      ["reset", "lost", "cut", "slow"],
      "`reset`: nothing is done, the connection is reset. `lost`: done, but the connection is "
        + "closed without a reply. `cut`: closed after half of it. `slow`: it comes bit by bit."),
    "over": span("How long a slow reply takes, by the lab's clock. Default: 5 s."),
    "store": choice(
      ["unavailable", "unknown"],
      "`unavailable`: the store cannot be reached, nothing is done. `unknown`: done, but the "
        + "reply is that nobody knows."),
    "delivery": choice(
      ["drop", "duplicate", "reorder", "fail"],
      "`drop`: is not posted and counts as delivered. `duplicate`: is posted twice. `reorder`: is "
        + "posted after the next one to the same URL. `fail`: is not posted and counts as failed."),
  ]

  /// What lists return.
  static let list = Schemas.object([
    "faults": Schemas.list([
      "type": "object",
      "properties": .object(
        JSONObject(
          members: [("id", Schemas.count)] + members.map { ($0.key, $0.value) } + [
            ("matches", Schemas.count), ("applied", Schemas.count),
          ])), "required": ["id", "matches", "applied"],
    ])
  ])

  /// Rules as a reply.
  static func reply(_ rules: [FaultRule]) -> JSONObject {
    ["faults": .array(rules.map { .object($0.object) })]
  }

  private static func text(_ meaning: String) -> JSONValue {
    ["type": "string", "description": .string(meaning)]
  }

  private static func number(_ meaning: String) -> JSONValue {
    ["type": "integer", "minimum": 1, "description": .string(meaning)]
  }

  private static func span(_ meaning: String) -> JSONValue {
    [
      "type": ["number", "string"], "minimum": 0,
      "description": .string("\(meaning) Seconds, or a duration such as `1m30s`."),
    ]
  }

  private static func choice(_ words: [String], _ meaning: String) -> JSONValue {
    ["enum": .array(words.map { .string($0) }), "description": .string(meaning)]
  }
}
