/// Claiming, taking and reading again.
extension QueueRows {
  /// Claims or takes unclaimed events.
  public func claim(_ operation: ClaimEvents) throws(StoreError) -> ClaimReply {
    let queue = operation.queue
    guard try share(queue) else { return .events([]) }
    var wanted = RowSelection(operation)
    wanted.admission = ClaimAdmission(to: operation.disposition, try settings(of: queue))
    guard case .rows(let found) = try select(wanted, in: queue) else { return .refusedBySize }
    guard !found.isEmpty else { return .events([]) }
    let rows = found.map(\.row)
    switch operation.disposition {
    case .take:
      try part(with: rows, isHead: wanted.isHead, as: .taken, operation.processID, in: queue)
      return Self.reply(found, heldBy: .unclaimed)
    case .reserve(let lease):
      try hold(rows, isHead: wanted.isHead, by: operation.processID, lease: lease, in: queue)
      count(.claimed, rows.count)
      return Self.reply(found, heldBy: operation.processID)
    }
  }

  /// Reads what a claim still holds, and removes it if asked to.
  public func readClaim(_ operation: ReadClaim) throws(StoreError) -> ClaimReply {
    let queue = operation.queue
    guard try own(queue),
      let known = try claim(operation.processID, mode: operation.mode, in: queue)
    else { return .events([]) }
    let reply = try read(operation, of: try renew(known, operation.renewal, in: queue))
    if operation.renewal == .set(seconds: 0) {
      _ = try release(ReleaseEvents(queue: queue, processID: operation.processID))
    }
    return reply
  }

  /// Reads what a claim holds, and removes it if asked to.
  private func read(
    _ operation: ReadClaim, of claim: ClaimRow
  ) throws(StoreError) -> ClaimReply {
    let queue = operation.queue
    guard case .rows(let found) = try select(RowSelection(operation, of: claim), in: queue) else {
      return .refusedBySize
    }
    if operation.removes, !found.isEmpty {
      let doomed =
        operation.mode == .safe ? found.map(\.row) : try heldRows(of: claim, in: queue)
      try part(with: doomed, isHead: false, as: .acknowledged, operation.processID, in: queue)
    }
    return Self.reply(found, heldBy: operation.processID)
  }

  private static func reply(
    _ found: [(row: EventRow, body: EventBody)], heldBy processID: ProcessID
  ) -> ClaimReply {
    .events(found.map { $0.row.event($0.body, processID: processID) })
  }

  /// Lets a claim hold again what it may act on; returns the claim as it is then.
  private func renew(
    _ claim: ClaimRow, _ renewal: ReadClaim.Renewal, in queue: QueueKey
  ) throws(StoreError) -> ClaimRow {
    guard claim.number != 0 else { return claim }
    let returned = claim.hasReturned ? try rows(returnedBy: claim.number, in: queue) : []
    let held = try settings(of: queue).heldAgain(returned, by: claim, renewal)
    try hold(held, by: claim, renewal, in: queue)
    var renewed = claim
    renewed.held += Int64(held.count)
    renewed.hasReturned = held.count < returned.count
    return renewed
  }
}
