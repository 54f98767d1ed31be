package import RestanteCore
package import RestanteJSON

/// Reads what is set for queues: members that are missing leave things as they are, `null`
/// leaves them open again, so that the next default counts, and `false` stands for none.
package struct QueueOverrideChangesReader: Sendable {
  private let arguments: ArgumentReader

  package init(_ arguments: ArgumentReader) {
    self.arguments = arguments
  }

  package func changes() throws(Problem) -> QueueOverrideChanges {
    QueueOverrideChanges(
      lease: try choice("lease") { () throws(Problem) in
        try number("lease", 1...QueueSettings.longestLease)
      },
      maxAttempts: try optional("max_attempts") { () throws(Problem) in
        try number("max_attempts", 1...QueueSettings.largestMaxAttempts)
      },
      history: try choice("history") { () throws(Problem) in
        try number("history", 0...QueueSettings.longestHistory)
      },
      retry: try optional("retry", retry), depthLimit: try optional("depth_limit", depthLimit))
  }

  /// A setting that always has a value.
  private func choice<Value>(
    _ name: String, _ read: () throws(Problem) -> Value
  ) throws(Problem) -> Override<Value>? {
    switch arguments.raw(name) {
    case nil: nil
    case .null: .open
    default: .set(try read())
    }
  }

  /// A setting that can be switched off.
  private func optional<Value>(
    _ name: String, _ read: () throws(Problem) -> Value
  ) throws(Problem) -> Override<Value?>? {
    switch arguments.raw(name) {
    case nil: nil
    case .null: .open
    case .bool(false): .set(nil)
    default: .set(try read())
    }
  }

  private func number(
    _ name: String, _ range: ClosedRange<Int64>, in reader: ArgumentReader? = nil,
    standard: Int64? = nil
  ) throws(Problem) -> Int64 {
    let reader = reader ?? arguments
    guard let number = try reader.integer(name) ?? standard, range.contains(number) else {
      throw reader.wrong(
        name, "must be an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func retry() throws(Problem) -> RetryPolicy {
    let reader = try members("retry")
    let standard = RetryPolicy()
    let first = try number(
      "first_delay", 1...RetryPolicy.maxDelay, in: reader, standard: standard.firstDelay)
    return RetryPolicy(
      firstDelay: first,
      factor: try number(
        "factor", 1...RetryPolicy.maxFactor, in: reader, standard: standard.factor),
      longestDelay: try number(
        "longest_delay", first...RetryPolicy.maxDelay, in: reader,
        standard: max(first, standard.longestDelay)),
      jitter: try number("jitter", 0...100, in: reader, standard: standard.jitter),
      attempts: try number(
        "attempts", 1...QueueSettings.largestMaxAttempts, in: reader, standard: standard.attempts))
  }

  private func depthLimit() throws(Problem) -> DepthLimit {
    let reader = try members("depth_limit")
    let events = try number("events", 1...DepthLimit.maxEvents, in: reader)
    let overflow = try reader.string("overflow").flatMap(DepthLimit.Overflow.init(rawValue:))
    guard let overflow else {
      throw reader.wrong("overflow", "must be \"refuse\" or \"dead_letter\"")
    }
    return DepthLimit(events: events, overflow: overflow)
  }

  private func members(_ name: String) throws(Problem) -> ArgumentReader {
    guard case .object = arguments.raw(name), let reader = try arguments.object(name) else {
      throw arguments.wrong(name, "must be an object, false or null")
    }
    return reader
  }
}

extension QueueSettings {
  /// The settings as the native API shows them; `null` stands for none.
  var shown: JSONObject {
    [
      "lease": .int(lease), "max_attempts": maxAttempts.map { .int($0) } ?? .null,
      "history": .int(history), "retry": retry.map { .object($0.object) } ?? .null,
      "depth_limit": depthLimit.map { .object($0.object) } ?? .null,
    ]
  }
}

/// What ``QueueOverrideChangesReader`` reads, as JSON schemas.
extension QueueOverrideChangesReader {
  /// The members that change settings.
  package static let members: JSONObject = [
    "lease": [
      "type": ["integer", "null"], "minimum": 1, "maximum": .int(QueueSettings.longestLease),
      "description": "How many seconds a claim holds its events.",
    ],
    "max_attempts": [
      "oneOf": [
        [
          "type": ["integer", "null"], "minimum": 1,
          "maximum": .int(QueueSettings.largestMaxAttempts),
        ],
        ["const": false],
      ],
      "description":
        "The number of failed or expired claims after which an event becomes a dead letter.",
    ],
    "history": [
      "type": ["integer", "null"], "minimum": 0, "maximum": .int(QueueSettings.longestHistory),
      "description":
        "How many seconds events stay restorable after they left the queue; 0 keeps none.",
    ],
    "retry": [
      "oneOf": [
        .object(Schemas.closed(retryMembers, orNull: true)), ["const": false],
      ],
      "description": "When dead letters are retried. Delays are in seconds, jitter in percent.",
    ],
    "depth_limit": [
      "oneOf": [
        .object(
          Schemas.closed(depthMembers, required: ["events", "overflow"], orNull: true)),
        ["const": false],
      ],
      "description": "The maximum number of pending events in a queue, and what happens beyond it.",
    ],
  ]

  private static let retryMembers: JSONObject = [
    "first_delay": ["type": "integer", "minimum": 1, "maximum": .int(RetryPolicy.maxDelay)],
    "factor": ["type": "integer", "minimum": 1, "maximum": .int(RetryPolicy.maxFactor)],
    "longest_delay": [
      "type": "integer", "minimum": 1, "maximum": .int(RetryPolicy.maxDelay),
      "description": "At least the first delay.",
    ],
    "jitter": ["type": "integer", "minimum": 0, "maximum": 100],
    "attempts": [
      "type": "integer", "minimum": 1, "maximum": .int(QueueSettings.largestMaxAttempts),
    ],
  ]

  private static let depthMembers: JSONObject = [
    "events": ["type": "integer", "minimum": 1, "maximum": .int(DepthLimit.maxEvents)],
    "overflow": ["enum": ["refuse", "dead_letter"]],
  ]
}
