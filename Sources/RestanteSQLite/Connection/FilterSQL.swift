import RestanteCore
import RestanteJSON

/// The SQL of a filter over events that go by the name `e`.
struct FilterSQL {
  /// Conditions, each beginning with `AND`; empty for the empty filter.
  private(set) var text = ""
  /// What is bound to them, in order.
  private(set) var values: [SQLValue] = []

  /// The expression of the process id.
  private let processID: String
  /// The expression of the number.
  private let number: String

  /// - Parameters:
  ///   - filter: The conditions.
  ///   - processID: The expression of the process id in small letters, by default that of the claim
  ///     that holds the event.
  ///   - isAmongNumbers: Whether numbers are given besides, by which alone an index is to be used:
  ///     SQLite would rather go through all that are greater than a number.
  init(
    _ filter: EventFilter, processID: String = Self.column(.processID),
    isAmongNumbers: Bool = false
  ) {
    self.processID = processID
    number = isAmongNumbers ? "+e.event" : Self.column(.id)
    for condition in filter.conditions { add(condition) }
  }

  /// Lets only unclaimed events pass: neighbours in the table.
  mutating func addUnclaimed(isFailed: Bool) {
    text += " AND e.holder = 0 AND e.failed = \(isFailed ? 1 : 0)"
  }

  /// The column or expression of a field. Text is in the case that operands are brought to.
  static func column(_ field: EventField) -> String {
    switch field {
    case .id: "e.event"
    case .occurredAt: "e.occurred_at"
    case .name: "e.name"
    case .messageID: "lower(hex(e.message_id))"
    case .processID:
      """
      coalesce((SELECT lower(c.process_id) FROM claim c
        WHERE c.portal = e.portal AND c.app = e.app AND c.claim = e.holder), '')
      """
    case .failed: "e.failed"
    }
  }

  private mutating func add(_ condition: EventFilter.Condition) {
    let operands = condition.operands.map { Self.value($0, of: condition.field) }
    guard let first = operands.first else {
      text += " AND 0"
      return
    }
    let column =
      switch condition.field {
      case .processID: processID
      case .id: number
      default: Self.column(condition.field)
      }
    switch condition.comparison {
    case .equal: addMember(column, operands)
    case .greater: addComparison(column, ">", first)
    case .less: addComparison(column, "<", first)
    case .greaterOrEqual: addComparison(column, ">=", first)
    case .lessOrEqual: addComparison(column, "<=", first)
    case .pattern, .contains:
      if condition.field.isNumeric {
        addMember(column, operands)
      } else {
        addMatch(column, operands, isPattern: condition.comparison == .pattern)
      }
    }
  }

  private mutating func addComparison(_ column: String, _ sign: String, _ value: SQLValue) {
    text += " AND \(column) \(sign) ?"
    values.append(value)
  }

  private mutating func addMember(_ column: String, _ operands: [SQLValue]) {
    if operands.count == 1 {
      addComparison(column, "=", operands[0])
    } else {
      // One parameter for the whole list: statements keep few shapes and no list is too long.
      text += " AND \(column) IN (SELECT value FROM json_each(?))"
      values.append(.text(Self.json(operands)))
    }
  }

  private mutating func addMatch(_ column: String, _ operands: [SQLValue], isPattern: Bool) {
    var parts: [String] = []
    for case .text(let operand) in operands {
      if !isPattern {
        parts.append("instr(\(column), ?) > 0")
        values.append(.text(operand))
      } else if Self.isDigits(operand) || !Self.mayMatch(operand) {
        parts.append("\(column) = ?")
        values.append(.text(operand))
      } else {
        parts.append("\(column) LIKE ?")
        values.append(.text(operand))
      }
    }
    text += " AND (\(parts.isEmpty ? "0" : parts.joined(separator: " OR ")))"
  }

  private static func value(_ operand: EventFilter.Operand, of field: EventField) -> SQLValue {
    switch operand {
    case .number(let number): .integer(number)
    case .text(let text): .text(field == .name ? text.uppercased() : text.lowercased())
    }
  }

  /// Values as a JSON array, to be bound as one parameter.
  static func json(_ values: [SQLValue]) -> String {
    JSONValue.array(
      values.map { value in
        switch value {
        case .integer(let number): .int(number)
        case .text(let text): .string(text)
        case .null, .blob: .null
        }
      }
    ).encodedString(.plain)
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// SQLite refuses patterns of 50,000 bytes; no stored text is long enough for one of 4,000.
  private static func mayMatch(_ pattern: String) -> Bool {
    pattern.utf8.count <= 4_000
  }
}
