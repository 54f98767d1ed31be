/// Undoing takes.
extension QueueRows {
  /// How long ago a take may have been, in seconds, for its history to be found.
  private static var longestUndo: Int64 { 3_600 }

  /// Puts events back as they were before they were taken; returns how many.
  public func undo(_ operation: UndoTake) throws(StoreError) -> Int {
    let queue = operation.queue
    guard !operation.events.isEmpty, try own(queue),
      let owner = try application(queue.application, on: queue.portal), owner.removal == nil
    else { return 0 }
    let copies = operation.events.map {
      CopyKey(messageID: $0.messageID, isFailed: $0.isFailed)
    }
    let present = Dictionary(
      try unclaimedRows(Set(copies), in: queue).map { ($0.copy, $0) }
    ) { first, _ in first }
    var changes = RowChanges(forgotten: try pastRows(of: operation))
    var merged = 0
    for (event, copy) in zip(operation.events, copies) {
      guard let there = present[copy] else {
        changes.insert(event.state, of: event)
        continue
      }
      merged += 1
      let (state, takesBody) = CopyRules.merge(present: there.state, arriving: event.state)
      if takesBody {
        changes.removed.append(there)
        changes.insert(state, of: event)
      } else {
        changes.replaced.append(
          RowChanges.Replacement(old: there, new: EventRow(state: state, body: there.body)))
      }
    }
    try apply(changes, in: queue)
    count(.restored, operation.events.count)
    count(.merged, merged)
    return operation.events.count
  }

  /// What the take left in the history, whether or not it is still to be seen there.
  private func pastRows(of take: UndoTake) throws(StoreError) -> [PastRow] {
    var selection = HistorySelection()
    selection.ids = take.events.map(\.id)
    selection.processID = take.processID
    var scan = HistoryScan(
      selection: selection, after: nil, limit: take.events.count, settings: QueueSettings(),
      now: now)
    scan.from = now.adding(seconds: -Self.longestUndo)
    return try pastRows(scan, of: take.queue)
  }
}

extension RowChanges {
  fileprivate mutating func insert(_ state: EventState, of event: OfflineEvent) {
    inserted.append(
      Insertion(
        row: EventRow(state: state, body: 0),
        body: EventBody(user: event.user, data: event.data, provenance: event.provenance)))
  }
}
