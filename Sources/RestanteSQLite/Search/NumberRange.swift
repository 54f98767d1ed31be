import RestanteCore

/// A range of event numbers or of times.
struct NumberRange {
  /// The lowest value.
  private(set) var first = Int64.min
  /// The highest value.
  private(set) var last = Int64.max

  /// Whether no value is in it.
  var isEmpty: Bool { first > last }

  /// Whether it lets every value through.
  var isEverything: Bool { first == .min && last == .max }

  /// Narrows it to the values that a condition lets through; returns whether these are a range.
  mutating func narrow(to condition: EventFilter.Condition) -> Bool {
    guard condition.operands.count == 1, case .number(let number) = condition.operands[0] else {
      return false
    }
    switch condition.comparison {
    case .equal: narrow(number, number)
    case .greater: number == .max ? narrow(1, 0) : narrow(number + 1, .max)
    case .greaterOrEqual: narrow(number, .max)
    case .less: number == .min ? narrow(1, 0) : narrow(.min, number - 1)
    case .lessOrEqual: narrow(.min, number)
    case .pattern, .contains: return false
    }
    return true
  }

  /// Whether all values between two are in it.
  func contains(_ first: Int64, through last: Int64) -> Bool {
    self.first <= first && last <= self.last
  }

  private mutating func narrow(_ first: Int64, _ last: Int64) {
    self.first = max(self.first, first)
    self.last = min(self.last, last)
  }
}
