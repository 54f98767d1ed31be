import RestanteCore

extension ModelQueue {
  /// Marks events as failed; returns how many copies were marked.
  mutating func fail(
    _ operation: FailEvents, at now: Timestamp, settings: QueueSettings
  ) -> Int {
    if operation.mode == .safe && operation.processID == .unclaimed { return 0 }
    let isMeant = { (event: OfflineEvent) in
      operation.messageIDs.contains(event.messageID)
        && (operation.mode == .safe || !event.isFailed)
    }
    if operation.mode == .strict {
      // The original's trap: it deletes what others hold, unclaimed copies included.
      let before = copies.count
      copies.removeAll { isMeant($0.event) && !$0.isGranted(to: operation.processID) }
      counts[.replaced] += Int64(before - copies.count)
    }
    let meant = copies.filter { isMeant($0.event) }.map(\.event.id).sorted()
    return meant.count { markFailed($0, by: operation, at: now, settings: settings) }
  }

  /// Makes a copy failed and unclaimed, or merges it into the failed copy of its key; returns
  /// whether the process id may do that. A copy that another one was merged into just before is no
  /// longer the process id's.
  private mutating func markFailed(
    _ id: EventID, by operation: FailEvents, at now: Timestamp, settings: QueueSettings
  ) -> Bool {
    guard let failing = withdraw(id, from: operation.processID) else { return false }
    counts[.failed] += 1
    var failed = ModelCopy(event: failing)
    failed.fail(at: now, reason: operation.reason, mode: operation.mode, settings: settings)
    put(failed)
    return true
  }

  /// Removes the copy with a number and returns it as nobody's, if the process id may act on it.
  mutating func withdraw(_ id: EventID, from processID: ProcessID) -> OfflineEvent? {
    guard
      let index = copies.firstIndex(where: { $0.event.id == id && $0.isGranted(to: processID) })
    else { return nil }
    var event = copies.remove(at: index).event
    event.processID = .unclaimed
    return event
  }
}
