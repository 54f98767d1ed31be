import RestanteCore
import RestanteJSON

/// Decodes the `order` of the offline methods.
struct OrderDecoder {
  let fields: [EventField]

  /// The order that a parameter names: `standard` when it is absent, by id when it is empty.
  func order(from value: JSONValue?, standard: EventOrder) throws(RESTError) -> EventOrder {
    guard let value else { return standard }
    guard let terms = try OrderEntry.terms(of: value, term) else {
      throw RESTError(.orderNotArray)
    }
    return EventOrder(terms.map { EventOrder.Term($0.field, descending: $0.isDescending) })
  }

  /// A numbered entry has the field, spelled exactly, as its value; any other is field and
  /// direction.
  private func term(
    _ entry: OrderEntry
  ) throws(RESTError) -> (field: EventField, isDescending: Bool) {
    let field = try field(entry.isNumbered ? entry.field : PHPText.uppercased(entry.field))
    guard let isDescending = entry.isDescending else { throw RESTError(.orderDirection) }
    return (field, isDescending)
  }

  private func field(_ name: String) throws(RESTError) -> EventField {
    guard let field = EventField(rawValue: name), fields.contains(field) else {
      throw RESTError(.orderField, name)
    }
    return field
  }
}
