import RestanteJSON
import RestanteNative

/// Stubs as clients write and see them.
enum StubSchema {
  /// The members of a new stub.
  static let members: JSONObject = [
    "method": text("The method, or a pattern such as `crm.product.*`."),
    "when": [
      "type": "object",
      "description": .string(
        "What must be among the parameters: a part of them, in whose texts `*` stands for any "
          + "characters. Numbers count as text, names and texts in any case; null stands for a "
          + "parameter that is missing. Default: anything."),
    ],
    "portal": text("The domain of the portal. Default: any."),
    "application": text("The application's client id. Default: any."),
    "scope": text("The scope that callers need. Default: none."),
    "override": [
      "type": "boolean",
      "description": "`true` lets it go before methods of the lab's objects.",
    ],
    "times": Schemas.integer(1...Int64.max, "Is used this often at most."),
    "result": [
      "description": .string(
        "The result: any JSON value. In its texts, `{{param fields.TITLE}}` stands for a parameter "
          + "of the call, `{{n}}` for the number of the use, counted from 1, and "
          + "`{{random 1 100}}` for a random number. A text that is nothing but one of them "
          + "becomes that value, with `{{text n}}` a text.")
    ],
    "total": Schemas.integer(0...Int64.max, "The `total` of a list."),
    "next": Schemas.integer(0...Int64.max, "The `next` of a list."),
    "error": text("The error's code, instead of a result."),
    "description": text("The error's description. Default: that of the error table, or none."),
    "status": Schemas.integer(
      400...599, "The error's HTTP status. Default: that of the error table, or 400."),
  ]

  /// What lists return.
  static let list = Schemas.object([
    "stubs": Schemas.list([
      "type": "object",
      "properties": .object(
        JSONObject(
          members: [("id", Schemas.count)] + members.map { ($0.key, $0.value) } + [
            ("uses", Schemas.count)
          ])), "required": ["id", "method", "uses"],
    ])
  ])

  /// Stubs as a reply.
  static func reply(_ stubs: [Stub]) -> JSONObject {
    ["stubs": .array(stubs.map { .object($0.object) })]
  }

  private static func text(_ meaning: String) -> JSONValue {
    ["type": "string", "description": .string(meaning)]
  }
}
