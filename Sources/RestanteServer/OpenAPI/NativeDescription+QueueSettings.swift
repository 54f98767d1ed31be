import RestanteCore
import RestanteJSON

/// The settings of queues.
extension NativeDescription {
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
