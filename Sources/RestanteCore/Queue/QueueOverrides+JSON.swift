public import RestanteJSON

/// Choices as one JSON object: how stores keep them and how the native API shows them. A member
/// that is missing is open; `false` stands for none.
extension QueueOverrides {
  /// The overrides as an object with a member for each that was made.
  public var object: JSONObject {
    var object: JSONObject = [:]
    if let lease = lease.value { object["lease"] = .int(lease) }
    if let limit = maxAttempts.value { object["max_attempts"] = limit.map { .int($0) } ?? false }
    if let history = history.value { object["history"] = .int(history) }
    if let retry = retry.value { object["retry"] = retry.map { .object($0.object) } ?? false }
    if let limit = depthLimit.value {
      object["depth_limit"] = limit.map { .object($0.object) } ?? false
    }
    return object
  }

  /// The text in which stores keep the overrides.
  public var storedText: String { JSONValue.object(object).encodedString(.plain) }

  /// Reads back what ``storedText`` made; `nil` when it is something else.
  public init?(storedText: String) {
    self.init()
    // Nearly all applications leave everything open.
    if storedText == "{}" { return }
    guard let object = (try? JSONParser().parse(storedText))?.objectValue else { return nil }
    if let number = object["lease"]?.intValue { lease = .set(number) }
    if let value = object["max_attempts"] { maxAttempts = .set(value.intValue) }
    if let number = object["history"]?.intValue { history = .set(number) }
    if let value = object["retry"] {
      let policy = value.objectValue.flatMap(RetryPolicy.init)
      guard policy != nil || value.objectValue == nil else { return nil }
      retry = .set(policy)
    }
    if let value = object["depth_limit"] {
      let limit = value.objectValue.flatMap(DepthLimit.init)
      guard limit != nil || value.objectValue == nil else { return nil }
      depthLimit = .set(limit)
    }
  }
}

extension RetryPolicy {
  /// The policy as an object.
  public var object: JSONObject {
    [
      "first_delay": .int(firstDelay), "factor": .int(factor),
      "longest_delay": .int(longestDelay), "jitter": .int(jitter), "attempts": .int(attempts),
    ]
  }

  init?(_ object: JSONObject) {
    guard let first = object["first_delay"]?.intValue, let factor = object["factor"]?.intValue,
      let longest = object["longest_delay"]?.intValue, let jitter = object["jitter"]?.intValue,
      let attempts = object["attempts"]?.intValue
    else { return nil }
    self.init(
      firstDelay: first, factor: factor, longestDelay: longest, jitter: jitter,
      attempts: attempts)
  }
}

extension DepthLimit {
  /// The limit as an object.
  public var object: JSONObject {
    ["events": .int(events), "overflow": .string(overflow.rawValue)]
  }

  init?(_ object: JSONObject) {
    guard let events = object["events"]?.intValue,
      let overflow = object["overflow"]?.stringValue.flatMap(Overflow.init(rawValue:))
    else { return nil }
    self.init(events: events, overflow: overflow)
  }
}
