import RestanteCore
import RestanteJSON

/// The settings of queues.
extension NativeDescription {
  static let configureApplication = operation(
    "configureApplication",
    "Changes how the queues of an application are kept. `null` leaves a setting to the portal, "
      + "`false` switches it off.",
    parameters: [clientIDParameter],
    body: ["type": "object", "properties": .object(queueChanges)],
    reply: queueSettings, "What counts, and which of it the application decided itself.",
    failures: [.notFound])

  /// The members that change settings.
  static let queueChanges: JSONObject = [
    "lease": [
      "type": ["integer", "null"], "minimum": 1, "maximum": .int(QueueSettings.longestLease),
      "description": "For how many seconds a claim holds its events.",
    ],
    "max_attempts": [
      "oneOf": [
        [
          "type": ["integer", "null"], "minimum": 1,
          "maximum": .int(QueueSettings.mostAttempts),
        ],
        ["const": false],
      ],
      "description": "After how many failed or expired claims an event becomes a dead letter.",
    ],
    "history": [
      "type": ["integer", "null"], "minimum": 0, "maximum": .int(QueueSettings.longestHistory),
      "description": "For how many seconds what left a queue can be restored; 0 keeps nothing.",
    ],
    "retry": [
      "oneOf": [
        ["type": ["object", "null"], "properties": .object(retryMembers)], ["const": false],
      ],
      "description": "When dead letters are retried. Delays in seconds, jitter in percent.",
    ],
    "depth_limit": [
      "oneOf": [
        [
          "type": ["object", "null"], "required": ["events", "overflow"],
          "properties": .object(depthMembers),
        ],
        ["const": false],
      ],
      "description": "How many events may be pending in a queue, and what happens to one more.",
    ],
  ]

  private static let queueSettings = Schemas.object([
    "client_id": Schemas.text, "lease": Schemas.count,
    "max_attempts": ["type": ["integer", "null"], "minimum": 1],
    "history": Schemas.count,
    "retry": ["type": ["object", "null"], "properties": .object(retryMembers)],
    "depth_limit": ["type": ["object", "null"], "properties": .object(depthMembers)],
    "own": ["type": "array", "items": Schemas.text],
  ])

  private static let retryMembers: JSONObject = [
    "first_delay": ["type": "integer", "minimum": 1, "maximum": .int(RetryPolicy.mostDelay)],
    "factor": ["type": "integer", "minimum": 1, "maximum": .int(RetryPolicy.mostFactor)],
    "longest_delay": [
      "type": "integer", "minimum": 1, "maximum": .int(RetryPolicy.mostDelay),
      "description": "Not less than the first delay.",
    ],
    "jitter": ["type": "integer", "minimum": 0, "maximum": 100],
    "attempts": ["type": "integer", "minimum": 1, "maximum": .int(QueueSettings.mostAttempts)],
  ]

  private static let depthMembers: JSONObject = [
    "events": ["type": "integer", "minimum": 1, "maximum": .int(DepthLimit.mostEvents)],
    "overflow": ["enum": ["refuse", "dead_letter"]],
  ]
}
