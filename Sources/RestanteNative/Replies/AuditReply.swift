import RestanteCore
import RestanteJSON

extension AuditRecord {
  /// A record as the native API shows it.
  var shown: JSONObject {
    [
      "number": .int(number), "at": .int(at.seconds),
      "actor": [
        "kind": .string(entry.actor.kind.rawValue), "id": .string(entry.actor.id),
        "label": .string(entry.actor.label),
      ],
      "action": .string(entry.action), "subject": .string(entry.subject),
      "detail": .object(entry.detail),
    ]
  }

  static let schema = Schemas.object([
    "number": Schemas.count, "at": Schemas.time,
    "actor": Schemas.object([
      "kind": Schemas.text, "id": Schemas.text, "label": Schemas.text,
    ]),
    "action": Schemas.text, "subject": Schemas.text, "detail": ["type": "object"],
  ])
}
