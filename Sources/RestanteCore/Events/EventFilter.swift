/// Which events a call is about: conditions that must all hold.
public struct EventFilter: Sendable, Hashable {
  /// How a field is compared with the operands.
  public enum Comparison: Sendable, Hashable {
    /// Equal to any of the operands.
    case equal
    /// Greater than the first operand.
    case greater
    /// Less than the first operand.
    case less
    /// Greater than or equal to the first operand.
    case greaterOrEqual
    /// Less than or equal to the first operand.
    case lessOrEqual
    /// Matches any of the operands, in which `%` stands for any text and `_` for one character.
    case pattern
    /// Contains any of the operands as they are.
    case contains
  }

  /// What a field is compared with; numbers for numeric fields, text for the others.
  public enum Operand: Sendable, Hashable {
    /// A number, a time in whole seconds, or a flag as 0 or 1.
    case number(Int64)
    /// Text, compared without regard to case.
    case text(String)
  }

  /// One condition.
  public struct Condition: Sendable, Hashable {
    /// The field.
    public var field: EventField
    /// How it is compared.
    public var comparison: Comparison
    /// What it is compared with; no operand at all matches nothing.
    public var operands: [Operand]

    /// Creates a condition. Operands must be of the field's kind.
    public init(_ field: EventField, _ comparison: Comparison, _ operands: [Operand]) {
      self.field = field
      self.comparison = comparison
      self.operands = operands
    }
  }

  /// The conditions; none lets every event through.
  public var conditions: [Condition]

  /// Creates a filter.
  public init(_ conditions: [Condition] = []) {
    self.conditions = conditions
  }

  /// Whether every event passes.
  public var isEmpty: Bool { conditions.isEmpty }
}
