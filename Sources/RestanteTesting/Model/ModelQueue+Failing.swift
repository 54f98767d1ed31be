import RestanteCore

extension ModelQueue {
  /// Marks events as failed; answers how many copies were marked.
  mutating func fail(_ operation: FailEvents, at seconds: Int64) -> Int {
    if operation.mode == .safe && operation.processID == .unclaimed { return 0 }
    let isMeant = { (event: OfflineEvent) in
      operation.messageIDs.contains(event.messageID)
        && (operation.mode == .safe || !event.isFailed)
    }
    if operation.mode == .strict {
      // The original's trap: it deletes what others hold, unclaimed copies included.
      copies.removeAll { isMeant($0.event) && !$0.isGranted(to: operation.processID) }
    }
    let meant = copies.filter { isMeant($0.event) }.map(\.event.id).sorted()
    return meant.count { markFailed($0, by: operation.processID, at: seconds) }
  }

  /// Makes a copy failed and unclaimed, or merges it into the failed copy of its key; answers
  /// whether the process id may do that. A copy that another one was merged into just before is no
  /// longer the process id's.
  private mutating func markFailed(
    _ id: EventID, by processID: ProcessID, at seconds: Int64
  ) -> Bool {
    guard
      let index = copies.firstIndex(where: { $0.event.id == id && $0.isGranted(to: processID) })
    else { return false }
    var failing = copies.remove(at: index).event
    failing.processID = .unclaimed
    failing.isFailed = true
    failing.attempts += 1
    failing.failedAt = seconds
    put(ModelCopy(event: failing))
    return true
  }
}
