/// What a process id may act on, and how copies come back from it.
extension QueueRows {
  /// What a process id stands for: its claim, in strict mode for the empty one what nobody holds,
  /// `nil` for nothing.
  public func claim(
    _ processID: ProcessID, mode: Mode, in queue: QueueKey
  ) throws(StoreError) -> ClaimRow? {
    if processID == .unclaimed { return mode == .strict ? .unclaimed : nil }
    return try claim(processID, in: queue)
  }

  /// The rows that a claim holds, by ascending number; there are as many as it says.
  public func heldRows(of claim: ClaimRow, in queue: QueueKey) throws(StoreError) -> [EventRow] {
    if claim.number == 0 { return try unclaimedRows(in: queue).sorted { $0.number < $1.number } }
    let rows = try rows(heldBy: [claim.number], in: queue)
    try claim.check(rows.count)
    return rows.sorted { $0.number < $1.number }
  }

  /// Those that are meant of the rows that a claim may act on, by ascending number.
  public func rows(
    grantedTo claim: ClaimRow, _ selection: AcknowledgeEvents.Selection, in queue: QueueKey
  ) throws(StoreError) -> [EventRow] {
    // What is named among all that nobody holds is found without looking at the rest of it.
    if claim.number == 0, let named = try unclaimedRows(named: selection, in: queue) {
      return named.sorted { $0.number < $1.number }
    }
    var rows = try heldRows(of: claim, in: queue)
    if claim.hasReturned {
      rows += try self.rows(returnedBy: claim.number, in: queue)
      rows.sort { $0.number < $1.number }
    }
    switch selection {
    case .all:
      return rows
    case .ids(let ids):
      let wanted = Set(ids)
      return rows.filter { wanted.contains($0.state.id) }
    case .messageIDs(let ids):
      let wanted = Set(ids)
      return rows.filter { wanted.contains($0.state.messageID) }
    }
  }

  /// The unclaimed rows that are named; `nil` where all are meant.
  private func unclaimedRows(
    named selection: AcknowledgeEvents.Selection, in queue: QueueKey
  ) throws(StoreError) -> [EventRow]? {
    switch selection {
    case .all: nil
    case .ids(let ids): try unclaimedRows(numbered: Set(ids), in: queue)
    case .messageIDs(let ids): try unclaimedRows(copies(ids, [false, true]), in: queue)
    }
  }

  /// Names the copies of keys in some states.
  func copies(_ keys: some Sequence<MessageID>, _ isFailed: [Bool]) -> Set<CopyKey> {
    Set(keys.flatMap { key in isFailed.map { CopyKey(messageID: key, isFailed: $0) } })
  }

  /// Lets copies that a process id may act on become pending or failed, by ascending number, after
  /// which it may not act on them; returns how many. A copy that another one of them was merged
  /// into just before is no longer the process id's.
  func giveUp(
    _ rows: [EventRow], in queue: QueueKey, change: (EventState) -> EventState
  ) throws(StoreError) -> Int {
    let moves = rows.map { row in
      (old: row, new: EventRow(state: change(row.state), body: row.body))
    }
    var plan = CopyMoves(
      present: try unclaimedRows(Set(moves.map(\.new.copy)), in: queue))
    var given = 0
    for (old, new) in moves where !plan.mergedInto.contains(old.state.id) {
      plan.put(new, insteadOf: old)
      given += 1
    }
    try write(plan, in: queue)
    return given
  }

  /// Lets copies become what is said of them, one after the other.
  func move(_ moves: [(old: EventRow, new: EventRow)], in queue: QueueKey) throws(StoreError) {
    guard !moves.isEmpty else { return }
    var plan = CopyMoves(
      present: try unclaimedRows(Set(moves.map(\.new.copy)), in: queue))
    for (old, new) in moves { plan.put(new, insteadOf: old) }
    try write(plan, in: queue)
  }

  private func write(_ plan: CopyMoves, in queue: QueueKey) throws(StoreError) {
    let changes = plan.changes
    guard !changes.isEmpty else { return }
    try apply(changes, in: queue)
    count(.merged, plan.merged)
  }
}
