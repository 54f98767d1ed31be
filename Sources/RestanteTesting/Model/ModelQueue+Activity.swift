import RestanteCore

extension QueueActivity {
  /// What happened between two states of a queue.
  init(from before: ModelQueue?, to after: ModelQueue?) {
    let old = (before?.events ?? []).indexed
    let new = (after?.events ?? []).indexed
    self = .nothing
    left = Int64(old.keys.count { new[$0] == nil })
    for (id, event) in new where old[id] != event {
      if event.processID != .unclaimed {
        claimed += 1
      } else if event.isFailed {
        failed += 1
        names.insert(event.name)
      } else {
        arrived += 1
        names.insert(event.name)
      }
    }
    // Who sleeps until a lease is over must know that it is over sooner.
    asksToLook = (before?.claims ?? []).contains { old in
      (after?.claims ?? []).contains { new in
        guard new.number == old.number, let end = new.deadline else { return false }
        return old.deadline.map { end < $0 } ?? true
      }
    }
  }
}

extension [OfflineEvent] {
  fileprivate var indexed: [EventID: OfflineEvent] {
    Dictionary(uniqueKeysWithValues: map { ($0.id, $0) })
  }
}
