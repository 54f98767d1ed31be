import RestanteCore
import RestanteJSON

/// Decodes the `filter` of the offline methods.
///
/// Decoding has two stages, as errors of the order come between theirs: first the shape (operators,
/// fields, dates), then what the call's path to the store allows.
struct FilterDecoder {
  /// How the events are reached; the original treats the two differently.
  enum Path {
    /// `event.offline.get` without a process id.
    case claiming
    /// `event.offline.list`, and `get` with a process id.
    case reading
  }

  /// A condition whose shape is good.
  struct Draft {
    /// The key in capitals, as errors name it.
    let key: String
    let operation: String
    let field: EventField
    let isList: Bool
    let operands: [EventFilter.Operand]
  }

  static let claimFields: [EventField] = [.id, .occurredAt, .name, .messageID]
  static let listFields: [EventField] = claimFields + [.processID, .failed]

  let mode: Mode
  let fields: [EventField]
  let dates: DateReader
  /// How many patterns the request may still have.
  var budget = PatternBudget()

  private static let operations: Set<String> = ["", "=", ">", "<", ">=", "<=", "@", "%"]

  /// The conditions of a `filter`; none when it is absent.
  func drafts(from value: JSONValue?) throws(RESTError) -> [Draft] {
    guard let value else { return [] }
    guard let entries = value.phpEntries else { throw RESTError(.filterNotArray) }
    var conditions = JSONObject()
    for (key, value) in entries {
      conditions.append(key: PHPText.uppercased(key), value: value)
    }
    guard conditions.count <= FilterLimits.maxConditions else {
      throw RESTError(.filterTooLarge, "conditions", argument: "filter")
    }
    var drafts: [Draft] = []
    drafts.reserveCapacity(conditions.count)
    for (key, value) in conditions { drafts.append(try draft(key, value)) }
    return drafts
  }

  private func draft(_ key: String, _ value: JSONValue) throws(RESTError) -> Draft {
    let name = FilterKey(key)
    guard Self.operations.contains(name.operation) else {
      throw RESTError(.filterOperation, name.operation)
    }
    guard let field = EventField(rawValue: name.field), fields.contains(field) else {
      throw RESTError(.filterField, name.field)
    }
    let elements = value.phpElements
    var operands: [EventFilter.Operand] = []
    operands.reserveCapacity(elements?.count ?? 1)
    for element in elements ?? [value] {
      operands.append(try operand(element, field: field, key: key))
    }
    return Draft(
      key: key, operation: name.operation, field: field, isList: elements != nil, operands: operands
    )
  }

  private func operand(
    _ value: JSONValue, field: EventField, key: String
  ) throws(RESTError) -> EventFilter.Operand {
    guard let text = value.phpText else { throw RESTError(.invalidType, key, argument: key) }
    if field == .occurredAt {
      guard let seconds = dates.seconds(text) else {
        throw mode == .strict ? RESTError(.strictBadDate) : RESTError(.badDate, text)
      }
      return .number(seconds)
    }
    return field.isNumeric ? .number(value.phpInteger) : .text(text)
  }

  /// The filter that conditions make on a path.
  func filter(_ drafts: [Draft], on path: Path) throws(RESTError) -> EventFilter {
    var filter = EventFilter()
    var patterns = 0
    var bytes = 0
    for draft in drafts {
      if mode == .strict { try Self.checkStrictly(draft, on: path) }
      let condition = Self.condition(draft, on: path)
      let searches = condition.comparison == .pattern || condition.comparison == .contains
      if searches {
        patterns += condition.operands.count
        bytes += condition.operands.reduce(0) { $0 + $1.textBytes }
      }
      guard
        searches
          ? patterns <= FilterLimits.maxPatterns
          : condition.operands.count <= FilterLimits.maxValues
      else { throw RESTError(.filterTooLarge, "values in \(draft.key)", argument: "filter") }
      guard bytes <= FilterLimits.maxPatternBytes else {
        throw RESTError(.filterTooLarge, "text in \(draft.key)", argument: "filter")
      }
      filter.conditions.append(condition)
    }
    guard budget.take(patterns) else {
      throw RESTError(.filterTooLarge, "patterns beside those of others", argument: "filter")
    }
    return filter
  }

  /// The original's limits: claiming knows neither lists nor `@` and `%`, and its converted times
  /// are no scalars; an empty list breaks its query.
  private static func checkStrictly(_ draft: Draft, on path: Path) throws(RESTError) {
    if path == .claiming {
      if draft.isList || draft.field == .occurredAt {
        throw RESTError(.invalidType, draft.key, argument: draft.key)
      }
      if draft.operation == "@" || draft.operation == "%" {
        throw RESTError(.filterOperator, draft.operation, argument: "")
      }
    } else if draft.operation == "@", draft.operands.isEmpty {
      throw RESTError(.queryError)
    }
  }

  private static func condition(_ draft: Draft, on path: Path) -> EventFilter.Condition {
    let comparison: EventFilter.Comparison =
      switch draft.operation {
      case ">": .greater
      case "<": .less
      case ">=": .greaterOrEqual
      case "<=": .lessOrEqual
      case "%": draft.field.isNumeric ? .equal : .contains
      case "" where path == .reading && !draft.field.isNumeric: .pattern
      default: .equal
      }
    return EventFilter.Condition(draft.field, comparison, draft.operands)
  }
}

extension EventFilter.Operand {
  /// How long a text is.
  fileprivate var textBytes: Int {
    if case .text(let text) = self { text.utf8.count } else { 0 }
  }
}
