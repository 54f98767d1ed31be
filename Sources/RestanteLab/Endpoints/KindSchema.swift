import RestanteJSON
import RestanteNative

/// Kinds of objects as clients write and see them.
enum KindSchema {
  private static let members: JSONObject = [
    "method": text("The beginning of the names of its methods, such as `crm.quote`."),
    "event": text("The beginning of the names of its events, such as `ONCRMQUOTE`."),
    "scope": text("The scope that callers need. Default: the first part of `method`."),
    "like": [
      "enum": .array(ObjectStyle.Manner.allCases.map { .string($0.rawValue) }),
      "description": .string(
        "Which methods' parameters, replies and errors its methods have. Default: `crm.deal`."),
    ],
    "ids": [
      "enum": .array(NumberSpelling.allCases.map { .string($0.rawValue) }),
      "description": "How replies write ids and other numbers. Default: as `like` does.",
    ],
    "one": text("The member of replies that holds an object. Default: as in `like`."),
    "many": text("The member of replies that holds a list. Default: as in `like`."),
    "entity_type_id": [
      "type": "integer", "minimum": 1,
      "description": "The number by which `crm.item.*` finds its objects. Default: none.",
    ],
  ]

  private static let one: JSONValue = [
    "type": "object", "properties": .object(members), "additionalProperties": false,
  ]

  /// The body of a request.
  static let body = Schemas.members(["kinds": Schemas.list(one)], required: ["kinds"])

  /// What replies hold.
  static let reply = ReplyReference(
    "All kinds. `crm.item` finds the kind by the parameter `entityTypeId`.",
    Schemas.object(["kinds": Schemas.list(one)]))

  /// Kinds as a reply.
  static func object(_ families: [ObjectFamily]) -> JSONObject {
    ["kinds": .array(families.map { .object($0.object) })]
  }

  private static func text(_ meaning: String) -> JSONValue {
    ["type": "string", "description": .string(meaning)]
  }
}
