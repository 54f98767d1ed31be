import RestanteCore

/// Which index a search through a queue goes by.
enum SearchIndex {
  /// Names the index by number where going by it saves sorting or looking: SQLite would rather go
  /// through all events of the queue. It holds number, time and state, so that as long as nothing
  /// else is asked for the events themselves are not looked at.
  static func name(for filter: EventFilter, _ order: EventOrder) -> String {
    let known: Set<EventField> = [.id, .occurredAt, .failed]
    guard filter.conditions.allSatisfy({ known.contains($0.field) }) else { return "" }
    let isByNumber =
      order.terms.first?.field == .id || filter.conditions.contains { $0.field == .id }
    return isByNumber ? "INDEXED BY event_by_id" : ""
  }
}
