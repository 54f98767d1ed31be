/// What a client waits for. Of two that wait for the same, the second gets nothing where the first
/// got nothing.
public struct WaitingInterest: Sendable, Hashable {
  /// Which events are wanted.
  public var filter: EventFilter
  /// Whether failed events are wanted instead of pending ones.
  public var wantsFailed: Bool

  /// Describes an interest; by default in all pending events.
  public init(filter: EventFilter = EventFilter(), wantsFailed: Bool = false) {
    self.filter = filter
    self.wantsFailed = wantsFailed
  }

  /// Whether what happened may have brought something for this interest.
  func mayBeServed(by activity: QueueActivity) -> Bool {
    if activity.asksToLook { return true }
    guard (wantsFailed ? activity.failed : activity.arrived) > 0 else { return false }
    guard let names = activity.names.known else { return true }
    return names.contains { name in filter.conditions.allSatisfy { !$0.rulesOut(name) } }
  }

  /// Whether a queue that has nothing for this interest has nothing for `other` either.
  func covers(_ other: WaitingInterest) -> Bool {
    self == other || (filter.isEmpty && wantsFailed == other.wantsFailed)
  }
}

extension EventFilter.Condition {
  /// Whether no event of a name can fulfil the condition. Only what every store compares alike is
  /// certain: ASCII letters, without regard to case.
  fileprivate func rulesOut(_ name: EventName) -> Bool {
    guard field == .name, comparison == .equal, name.text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return false
    }
    let lowered = name.text.lowercased()
    return operands.allSatisfy { operand in
      guard case .text(let text) = operand, text.utf8.allSatisfy({ $0 < 0x80 }) else {
        return false
      }
      return text.lowercased() != lowered
    }
  }
}
