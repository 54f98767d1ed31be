import RestanteCore

extension EventFilter {
  /// Whether an event meets every condition.
  func accepts(_ event: OfflineEvent) -> Bool {
    conditions.allSatisfy { $0.holds(for: event) }
  }
}

extension EventFilter.Condition {
  fileprivate func holds(for event: OfflineEvent) -> Bool {
    switch ModelFieldValue(field, of: event) {
    case .number(let value): holds(forNumber: value)
    case .text(let value): holds(forText: value)
    }
  }

  private func holds(forNumber value: Int64) -> Bool {
    let numbers = operands.compactMap { operand in
      if case .number(let number) = operand { number } else { nil }
    }
    guard let first = numbers.first else { return false }
    return switch comparison {
    // Parts of a number mean nothing, so the text comparisons are equality.
    case .equal, .pattern, .contains: numbers.contains(value)
    case .greater: value > first
    case .less: value < first
    case .greaterOrEqual: value >= first
    case .lessOrEqual: value <= first
    }
  }

  private func holds(forText value: ModelText) -> Bool {
    let texts = operands.compactMap { operand in
      if case .text(let text) = operand { ModelText(text, for: field) } else { nil }
    }
    guard let first = texts.first else { return false }
    return switch comparison {
    case .equal: texts.contains(value)
    case .greater: value > first
    case .less: value < first
    case .greaterOrEqual: value >= first
    case .lessOrEqual: value <= first
    case .pattern: texts.contains { value.matches(pattern: $0) }
    case .contains: texts.contains { value.contains($0) }
    }
  }
}

extension EventOrder {
  /// The events in this order, ties by ascending id.
  func sort(_ events: [OfflineEvent]) -> [OfflineEvent] {
    events.sorted { left, right in
      for term in terms {
        let leftValue = ModelFieldValue(term.field, of: left)
        let rightValue = ModelFieldValue(term.field, of: right)
        if leftValue != rightValue {
          return term.isDescending ? leftValue > rightValue : leftValue < rightValue
        }
      }
      return left.id < right.id
    }
  }
}
