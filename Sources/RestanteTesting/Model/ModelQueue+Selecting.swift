import RestanteCore

extension ModelQueue {
  /// The first events that a process id holds, or that nobody holds, in order; `nil` when the
  /// bounds refuse them.
  func select(
    processID: ProcessID, isFailed: Bool, filter: EventFilter, order: EventOrder, limit: Int,
    bounds: ReplyBounds, maxAttempts: Int64? = nil
  ) -> [OfflineEvent]? {
    let wanted = events.filter {
      $0.processID == processID && $0.isFailed == isFailed && filter.accepts($0)
    }
    let inOrder = Array(order.sort(wanted).prefix(limit))
    // What may be a consumer's last deed goes to one consumer alone.
    let poison = inOrder.firstIndex { $0.mayDie(after: maxAttempts) } ?? inOrder.count
    return bounds.apply(to: Array(inOrder.prefix(max(1, poison))))
  }

  /// One page of the whole queue.
  func page(_ query: ListEvents) -> EventPage {
    let candidates =
      switch query.part {
      case .all: events
      case .pending: events.filter(\.isPending)
      case .deadLetters: events.filter(\.isDeadLetter)
      }
    let wanted = query.order.sort(candidates.filter(query.filter.accepts))
    let page = Array(wanted.dropFirst(query.offset).prefix(query.limit))
    let bounds = ReplyBounds(events: .max, bytes: query.maxBytes, overflow: .truncate)
    return EventPage(events: bounds.apply(to: page) ?? [], total: Int64(wanted.count))
  }
}

extension OfflineEvent {
  /// Whether it becomes a dead letter if one more claim of it ends.
  func mayDie(after maxAttempts: Int64?) -> Bool {
    maxAttempts.map { !state.isFailed && state.attempts + 1 >= $0 } ?? false
  }
}

extension ReplyBounds {
  /// The events that may be returned; `nil` when these bounds refuse what they cannot hold.
  fileprivate func apply(to selected: [OfflineEvent]) -> [OfflineEvent]? {
    let fitting = selected.indices.prefix { index in
      let bytes = selected[...index].reduce(0) { $0 + $1.data.count + Self.overheadPerEvent }
      return index < events && bytes <= self.bytes
    }
    if fitting.count == selected.count { return selected }
    return switch overflow {
    case .truncate: Array(selected.prefix(max(1, fitting.count)))
    case .refuse: nil
    }
  }
}
