import RestanteCore

/// Where the fields of events are found in a statement.
struct FilterColumns {
  /// The expressions of the fields. Text is in the case that operands are brought to.
  private let expressions: [EventField: String]
  /// Fields that are the same for all events that the statement looks at.
  private let constants: Set<EventField>
  /// The bytes of the message id, which an index has.
  let messageID: String

  private init(
    messageID: String, _ expressions: [EventField: String], constants: Set<EventField> = []
  ) {
    self.messageID = messageID
    self.constants = constants
    self.expressions = expressions
  }

  func expression(_ field: EventField) -> String {
    field == .messageID
      ? "encode(\(messageID), 'hex') COLLATE \"C\"" : expressions[field] ?? "NULL"
  }

  /// What events are ordered by. Bytes have the order of the digits that they are written with.
  func rank(_ field: EventField) -> String {
    field == .messageID ? messageID : expression(field)
  }

  func isConstant(_ field: EventField) -> Bool { constants.contains(field) }

  /// Unclaimed events: `waiting AS w`.
  static func waiting(isFailed: Bool, names: NameAccess = .ordered) -> FilterColumns {
    FilterColumns(
      messageID: "w.message_id",
      [
        .id: names.event, .occurredAt: names.time, .name: names.name, .processID: "''::text",
        .failed: isFailed ? "1::bigint" : "0::bigint",
      ], constants: [.processID, .failed])
  }

  /// Held events: `event AS e`. The parameter with the number is the process id in small letters.
  static func held(isFailed: Bool, processID parameter: Int) -> FilterColumns {
    FilterColumns(
      messageID: "e.message_id",
      [
        .id: "e.event", .occurredAt: "e.occurred_at", .name: "e.name",
        .processID: "$\(parameter)::text COLLATE \"C\"",
        .failed: isFailed ? "1::bigint" : "0::bigint",
      ], constants: [.processID, .failed])
  }

  /// Past events: `event AS e`, and `d` with the process id and whether the event failed.
  static let past = FilterColumns(
    messageID: "e.message_id",
    [
      .id: "e.event", .occurredAt: "e.occurred_at", .name: "e.name",
      .processID: "lower(d.process_id) COLLATE \"C\"", .failed: "d.failed::int::bigint",
    ])

  /// All events of a queue: `l`.
  static let all = FilterColumns(
    messageID: "l.message_id",
    [
      .id: "l.event", .occurredAt: "l.occurred_at", .name: "l.name COLLATE \"C\"",
      .processID: "lower(l.process_id) COLLATE \"C\"", .failed: "l.failed::int::bigint",
    ])
}

/// The SQL of a filter.
struct FilterSQL {
  let columns: FilterColumns
  /// Conditions, each beginning with `AND`; empty for the empty filter.
  private(set) var text = ""
  /// What is bound to them, in order.
  private(set) var parameters: [Parameter] = []
  /// The fields that conditions are about.
  private(set) var fields: Set<EventField> = []
  private let firstParameter: Int

  /// - Parameter firstParameter: The number of the first of ``parameters``.
  init(_ filter: EventFilter, columns: FilterColumns, firstParameter: Int) {
    self.columns = columns
    self.firstParameter = firstParameter
    for condition in filter.conditions { add(condition) }
  }

  private mutating func bind(_ parameter: Parameter) -> String {
    parameters.append(parameter)
    return "$\(firstParameter + parameters.count - 1)"
  }

  private mutating func add(_ condition: EventFilter.Condition) {
    fields.insert(condition.field)
    let operands = condition.operands.map { Self.operand($0, of: condition.field) }
    guard let first = operands.first else {
      text += " AND false"
      return
    }
    let column = columns.expression(condition.field)
    switch condition.comparison {
    case .equal where condition.field == .messageID:
      // What is no message id is that of no event.
      let ids = Self.texts(operands).compactMap { MessageID($0)?.bytes }
      text += " AND \(columns.messageID) = ANY(\(bind(.blobs(ids))))"
    case .equal: addMember(column, condition.field, operands)
    case .greater: text += " AND \(column) > \(bind(first))"
    case .less: text += " AND \(column) < \(bind(first))"
    case .greaterOrEqual: text += " AND \(column) >= \(bind(first))"
    case .lessOrEqual: text += " AND \(column) <= \(bind(first))"
    case .pattern, .contains:
      if condition.field.isNumeric {
        addMember(column, condition.field, operands)
      } else {
        addMatch(column, operands, isPattern: condition.comparison == .pattern)
      }
    }
  }

  private mutating func addMember(_ column: String, _ field: EventField, _ operands: [Parameter]) {
    if operands.count == 1 {
      text += " AND \(column) = \(bind(operands[0]))"
    } else if field.isNumeric {
      // One parameter for the whole list: statements keep few shapes and no list is too long.
      let numbers = operands.compactMap { operand in
        if case .int(let number) = operand { number } else { nil }
      }
      text += " AND \(column) = ANY(\(bind(.ints(numbers))))"
    } else {
      text += " AND \(column) = ANY(\(bind(.texts(Self.texts(operands)))))"
    }
  }

  private mutating func addMatch(_ column: String, _ operands: [Parameter], isPattern: Bool) {
    let texts = bind(.texts(Self.texts(operands)))
    // No character escapes another one. Without ESCAPE a backslash would.
    text +=
      isPattern
      ? """
       AND EXISTS (SELECT FROM unnest(\(texts)::text[]) AS o (pattern)
        WHERE \(column) LIKE o.pattern ESCAPE '')
      """
      : """
       AND EXISTS (SELECT FROM unnest(\(texts)::text[]) AS o (part)
        WHERE strpos(\(column), o.part) > 0)
      """
  }

  private static func texts(_ operands: [Parameter]) -> [String] {
    operands.compactMap { operand in if case .text(let text) = operand { text } else { nil } }
  }

  private static func operand(_ operand: EventFilter.Operand, of field: EventField) -> Parameter {
    switch operand {
    case .number(let number): .int(number)
    case .text(let text): .text(field == .name ? text.uppercased() : text.lowercased())
    }
  }
}

/// The SQL of an order.
enum OrderSQL {
  /// The terms of `ORDER BY`, ending with the id so that the order is total.
  static func text(_ order: EventOrder, columns: FilterColumns) -> String {
    var terms = order.terms.filter { !columns.isConstant($0.field) }.map { term in
      columns.rank(term.field) + (term.isDescending ? " DESC" : "")
    }
    if !order.terms.contains(where: { $0.field == .id }) {
      terms.append(columns.expression(.id))
    }
    return terms.joined(separator: ", ")
  }
}
