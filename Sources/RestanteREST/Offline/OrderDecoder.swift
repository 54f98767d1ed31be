import RestanteCore
import RestanteJSON

/// Decodes the `order` of the offline methods.
struct OrderDecoder {
  let fields: [EventField]

  /// The order that a parameter names: `standard` when it is absent, by id when it is empty.
  func order(from value: JSONValue?, standard: EventOrder) throws(RESTError) -> EventOrder {
    guard let value else { return standard }
    guard let entries = value.phpEntries else { throw RESTError(.orderNotArray) }
    var order = EventOrder([])
    for (key, value) in entries {
      let term = try term(key, value)
      // A field that was named before keeps its place and takes the later direction.
      if let index = order.terms.firstIndex(where: { $0.field == term.field }) {
        order.terms[index] = term
      } else {
        order.terms.append(term)
      }
    }
    return order
  }

  /// A numbered entry has the field, spelled exactly, as its value; any other is field and
  /// direction.
  private func term(_ key: String, _ value: JSONValue) throws(RESTError) -> EventOrder.Term {
    if Int64(key) != nil {
      return EventOrder.Term(try field(value.phpText ?? ""))
    }
    let field = try field(PHPText.uppercased(key))
    switch PHPText.uppercased(value.phpText ?? "") {
    case "ASC": return EventOrder.Term(field)
    case "DESC": return EventOrder.Term(field, descending: true)
    default: throw RESTError(.orderDirection)
    }
  }

  private func field(_ name: String) throws(RESTError) -> EventField {
    guard let field = EventField(rawValue: name), fields.contains(field) else {
      throw RESTError(.orderField, name)
    }
    return field
  }
}
