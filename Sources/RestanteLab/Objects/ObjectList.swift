import RestanteJSON
import RestanteREST

/// Which rows a list has, and in which order.
struct ObjectList {
  /// A row: its number and its fields by the names by which they are kept.
  typealias Row = (id: Int64, fields: JSONObject)

  private let filter: ObjectFilter
  private let order: [(field: String, isDescending: Bool)]

  init(filter: ObjectFilter, order: [(field: String, isDescending: Bool)]) {
    self.filter = filter
    self.order = order
  }

  /// Reads `filter` and `order` of a call.
  init(_ asked: ObjectCall) throws(ObjectFault) {
    let style = asked.style
    var reader = ObjectFilterReader(
      hasPatterns: style.hasPatterns, dates: asked.call.dates, field: asked.stored)
    filter = try reader.filter(asked.call["FILTER"])
    guard let value = asked.call["ORDER"], value.phpElements?.isEmpty != true else {
      order = [("ID", style.beginsWithLatest)]
      return
    }
    let terms = try OrderEntry.terms(of: value) {
      (entry) throws(ObjectFault) -> (field: String, isDescending: Bool) in
      if entry.isDescending == nil, style.manner == .item {
        throw .direction(value[entry.field]?.phpText ?? "", of: entry.field)
      }
      return (asked.stored(entry.field), entry.isDescending ?? false)
    }
    guard let terms else { throw .notMap("order") }
    order = terms
  }

  /// The rows that pass the filter, in order; rows that are alike stay as they were.
  func rows(of all: [Row]) -> [Row] {
    let found = all.filter { row in filter.passes { Self.value(of: $0, in: row) } }
    guard order.first.map({ $0 != ("ID", false) }) ?? false else { return found }
    let keys = found.map { row in
      order.map { FieldValue(Self.value(of: $0.field, in: row)) }
    }
    return found.indices.sorted { precedes(keys[$0], keys[$1]) ?? ($0 < $1) }.map { found[$0] }
  }

  private func precedes(_ left: [FieldValue], _ right: [FieldValue]) -> Bool? {
    for (index, term) in order.enumerated() {
      if left[index] < right[index] { return !term.isDescending }
      if right[index] < left[index] { return term.isDescending }
    }
    return nil
  }

  private static func value(of field: String, in row: Row) -> JSONValue? {
    field == "ID" ? .int(row.id) : row.fields[field]
  }
}
