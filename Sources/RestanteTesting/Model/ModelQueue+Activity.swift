import RestanteCore

extension QueueActivity {
  /// What happened between two states of a queue.
  init(from before: ModelQueue?, to after: ModelQueue?) {
    let old = (before?.events ?? []).indexed
    let new = (after?.events ?? []).indexed
    self.init(left: Int64(old.keys.count { new[$0] == nil }))
    for (id, event) in new where old[id] != event {
      if event.processID != .unclaimed {
        claimed += 1
      } else if event.isFailed {
        failed += 1
      } else {
        arrived += 1
      }
    }
  }
}

extension [OfflineEvent] {
  fileprivate var indexed: [EventID: OfflineEvent] {
    Dictionary(uniqueKeysWithValues: map { ($0.id, $0) })
  }
}
