import RestanteCore

/// The limit on pending events. A queue that has one is the transaction's own while something is
/// published to it, so that the count is exact.
extension PostgresTransaction {
  /// Writes what one caller publishes into queues of which some have a limit, one after the other.
  func publishWithinLimits(_ plan: FanOut.Plan, occurrence: Int64) throws(StoreError) {
    for queue in Set(plan.writes.map(\.queue)).sorted(by: {
      LockName.queue($0) < LockName.queue($1)
    }) { _ = try own(queue) }
    try checkRoom(for: plan)
    for write in plan.writes {
      let pending = CopyKey(messageID: write.publication.messageID, isFailed: false)
      if try unclaimedRows([pending], in: write.queue).isEmpty {
        try makeRoom(in: write.queue, mode: plan.mode)
      }
      var single = PublicationWrites()
      _ = single.add(write.publication, to: write.queue, mode: plan.mode, at: now)
      try self.write(single, occurrence: occurrence)
    }
  }
}
