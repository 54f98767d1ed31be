import RestanteCore

/// The SQL of an order over events that go by the name `e`.
enum OrderSQL {
  /// The terms of `ORDER BY`, ending with the id so that the order is total.
  static func text(_ order: EventOrder) -> String {
    var terms = order.terms.map { term in
      FilterSQL.column(term.field) + (term.isDescending ? " DESC" : "")
    }
    if !order.terms.contains(where: { $0.field == .id }) { terms.append("e.event") }
    return terms.joined(separator: ", ")
  }
}
