import RestanteJSON
import RestanteREST

/// Which objects a list is about.
indirect enum ObjectFilter: Sendable {
  case condition(FieldCondition)
  /// All of them, or any of them, must let an object through.
  case all([ObjectFilter])
  case any([ObjectFilter])

  /// Whether an object passes.
  ///
  /// - Parameter field: The value of a field by the name by which it is kept.
  func passes(_ field: (String) -> JSONValue?) -> Bool {
    switch self {
    case .condition(let condition): condition.holds(for: field(condition.field))
    case .all(let filters): filters.allSatisfy { $0.passes(field) }
    case .any(let filters): filters.contains { $0.passes(field) }
    }
  }
}

/// Reads a `filter`: operators before the names of fields, and groups of conditions by number, of
/// which `"logic":"OR"` wants any.
struct ObjectFilterReader {
  /// Whether a condition without an operator compares with a pattern.
  let hasPatterns: Bool
  let dates: DateReader
  /// The name by which a field is kept.
  let field: (String) -> String

  private static let deepest = 10

  private var conditions = 0
  private var patterns = 0
  private var patternBytes = 0

  init(hasPatterns: Bool, dates: DateReader, field: @escaping (String) -> String) {
    self.hasPatterns = hasPatterns
    self.dates = dates
    self.field = field
  }

  /// Reads the parameter; without one everything passes.
  mutating func filter(_ value: JSONValue?) throws(ObjectFault) -> ObjectFilter {
    guard let value else { return .all([]) }
    return try group(value, depth: Self.deepest)
  }

  private mutating func group(_ value: JSONValue, depth: Int) throws(ObjectFault) -> ObjectFilter {
    guard let entries = value.phpEntries else { throw .notMap("filter") }
    guard depth > 0 else { throw .filterTooLarge("levels") }
    var filters: [ObjectFilter] = []
    var isAny = false
    for (name, value) in entries {
      let key = FilterKey(name)
      if key.field.isEmpty, case .some = value.phpEntries {
        filters.append(try group(value, depth: depth - 1))
      } else if key.operation.isEmpty, key.field.lowercased() == "logic" {
        isAny = value.phpText?.lowercased() == "or"
      } else {
        filters.append(.condition(try condition(key, value)))
      }
    }
    return isAny ? .any(filters) : .all(filters)
  }

  private mutating func condition(
    _ key: FilterKey, _ value: JSONValue
  ) throws(ObjectFault) -> FieldCondition {
    guard var meaning = FieldCondition.operators[key.operation], !key.field.isEmpty else {
      throw .filterKey(key.operation + key.field)
    }
    let values = (value.phpElements ?? [value]).map { $0.phpText ?? "" }
    if hasPatterns, key.operation.isEmpty, values.contains(where: { $0.contains("%") }) {
      meaning.comparison = .pattern
    }
    conditions += 1
    guard conditions <= FilterLimits.maxConditions else { throw .filterTooLarge("conditions") }
    guard values.count <= FilterLimits.maxValues else { throw .filterTooLarge("values") }
    if meaning.comparison == .pattern || meaning.comparison == .contains {
      patterns += values.count
      patternBytes += values.reduce(0) { $0 + $1.utf8.count }
      guard patterns <= FilterLimits.maxPatterns, patternBytes <= FilterLimits.maxPatternBytes
      else { throw .filterTooLarge("patterns") }
    }
    return FieldCondition(field(key.field), meaning, values, dates: dates)
  }
}
