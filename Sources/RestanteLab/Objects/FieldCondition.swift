import RestanteJSON
import RestanteREST

/// A condition of a filter: how a field must compare with the operands.
struct FieldCondition: Sendable {
  /// How a field is compared with the operands.
  enum Comparison: Sendable, Hashable {
    case equal, greater, less, greaterOrEqual, lessOrEqual
    /// Contains any of the operands.
    case contains
    /// Matches any of the operands as a ``LikePattern``.
    case pattern
    /// Lies between the first two operands, or is one of them.
    case between
  }

  /// What an operator means.
  struct Meaning: Sendable, Hashable {
    var comparison: Comparison
    var isNegated = false
  }

  /// The operators of the original.
  static let operators: [String: Meaning] = [
    "": Meaning(comparison: .equal), "=": Meaning(comparison: .equal),
    "@": Meaning(comparison: .equal),
    "!": Meaning(comparison: .equal, isNegated: true),
    "!=": Meaning(comparison: .equal, isNegated: true),
    "!@": Meaning(comparison: .equal, isNegated: true),
    ">": Meaning(comparison: .greater), ">=": Meaning(comparison: .greaterOrEqual),
    "<": Meaning(comparison: .less), "<=": Meaning(comparison: .lessOrEqual),
    "%": Meaning(comparison: .contains), "!%": Meaning(comparison: .contains, isNegated: true),
    "=%": Meaning(comparison: .pattern), "%=": Meaning(comparison: .pattern),
    "!=%": Meaning(comparison: .pattern, isNegated: true),
    "!%=": Meaning(comparison: .pattern, isNegated: true),
    "><": Meaning(comparison: .between), "!><": Meaning(comparison: .between, isNegated: true),
  ]

  /// An operand, with the time that it means if it is a date.
  private struct Operand: Sendable {
    let value: FieldValue
    let time: Int64?
  }

  /// The name of the field by which it is kept.
  let field: String
  private let meaning: Meaning
  private let operands: [Operand]
  private let patterns: [LikePattern]
  private let texts: Set<String>
  private let numbers: Set<Double>
  private let times: Set<Int64>
  private let dates: DateReader

  init(_ field: String, _ meaning: Meaning, _ values: [String], dates: DateReader) {
    self.field = field
    self.meaning = meaning
    self.dates = dates
    let operands = values.map { Operand(value: FieldValue($0), time: dates.seconds($0)) }
    self.operands = operands
    patterns = meaning.comparison == .pattern ? values.map(LikePattern.init) : []
    texts = Set(operands.map(\.value.text))
    numbers = Set(operands.compactMap(\.value.number))
    times = Set(operands.compactMap(\.time))
  }

  /// Whether a field with this value lets its object through.
  func holds(for value: JSONValue?) -> Bool {
    FieldValue.all(in: value).contains(where: fits) != meaning.isNegated
  }

  private func fits(_ value: FieldValue) -> Bool {
    switch meaning.comparison {
    case .equal: isOperand(value)
    case .contains: texts.contains { value.text.contains($0) }
    case .pattern: patterns.contains { $0.matches(value.text) }
    case .greater: operands.first.map { precedes($0, value) } ?? false
    case .less: operands.first.map { follows($0, value) } ?? false
    case .greaterOrEqual: operands.first.map { isAtMost($0, value) } ?? false
    case .lessOrEqual: operands.first.map { isAtLeast($0, value) } ?? false
    case .between:
      operands.count > 1 && isAtMost(operands[0], value) && isAtLeast(operands[1], value)
    }
  }

  private func isOperand(_ value: FieldValue) -> Bool {
    if texts.contains(value.text) { return true }
    if let number = value.number { return numbers.contains(number) }
    guard !times.isEmpty, value.isDated, let time = dates.seconds(value.text) else { return false }
    return times.contains(time)
  }

  private func isAtMost(_ operand: Operand, _ value: FieldValue) -> Bool {
    !value.text.isEmpty && !follows(operand, value)
  }

  private func isAtLeast(_ operand: Operand, _ value: FieldValue) -> Bool {
    !value.text.isEmpty && !precedes(operand, value)
  }

  /// Whether the value is greater than an operand.
  private func precedes(_ operand: Operand, _ value: FieldValue) -> Bool {
    if let times = times(operand, value) { return times.operand < times.value }
    return !value.text.isEmpty && operand.value < value
  }

  /// Whether the value is less than an operand.
  private func follows(_ operand: Operand, _ value: FieldValue) -> Bool {
    if let times = times(operand, value) { return times.operand > times.value }
    return !value.text.isEmpty && value < operand.value
  }

  private func times(
    _ operand: Operand, _ value: FieldValue
  ) -> (operand: Int64, value: Int64)? {
    guard let time = operand.time, value.isDated, let own = dates.seconds(value.text) else {
      return nil
    }
    return (time, own)
  }
}
