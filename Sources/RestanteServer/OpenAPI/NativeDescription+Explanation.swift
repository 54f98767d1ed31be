import RestanteJSON

/// The operation that explains a queue.
extension NativeDescription {
  static let explanation = operation(
    "explainQueue", "Why an application gets nothing from a queue, the most likely reason first.",
    parameters: [clientIDParameter, connectorParameter],
    reply: [
      "allOf": [
        Schemas.reference("Queue"),
        Schemas.object([
          "returns_events": [
            "type": "boolean",
            "description": "Whether `event.offline.get` without a filter returns events now.",
          ],
          "reasons": ["type": "array", "items": reason],
        ]),
      ]
    ], "The queue's figures and the reasons.", failures: [.notFound])

  private static let reason: JSONValue = [
    "type": "object", "required": ["reason", "count", "text", "help"],
    "properties": [
      "reason": ["enum": .array(QueueReason.Kind.allCases.map { .string($0.rawValue) })],
      "count": ["type": ["integer", "null"], "minimum": 0], "text": Schemas.text,
      "help": ["type": "string", "description": "The call that would help."],
      "last_at": time,
      "claims": [
        "type": "array",
        "items": Schemas.object([
          "process_id": Schemas.text, "events": Schemas.count,
          "until": [
            "type": ["integer", "null"],
            "description": "When the lease is over, in seconds since 1970; null for never.",
          ],
        ]),
      ],
      "queues": [
        "type": "array",
        "items": Schemas.object([
          "connector": Schemas.text, "pending": Schemas.count, "claimed": Schemas.count,
          "failed": Schemas.count,
        ]),
      ],
      "events": [
        "type": "array",
        "items": Schemas.object([
          "event": Schemas.text, "count": Schemas.count, "last_at": time,
        ]),
      ],
      "features": ["type": "array", "items": Schemas.text],
      "users": ["type": "array", "items": ["type": "integer"]],
      "online": ["type": "array", "items": Schemas.text],
      "connectors": ["type": "array", "items": Schemas.text],
    ],
  ]
  private static let time: JSONValue = [
    "type": "integer", "description": "Seconds since 1970.",
  ]
}
