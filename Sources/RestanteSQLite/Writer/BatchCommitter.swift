import GRDB
import GRDBSQLite
import RestanteCore

/// Runs batches of operations, each batch in one transaction.
final class BatchCommitter {
  private var state: WriterState
  private let clock: any TimeSource
  private let counters: QueueCounters
  private let activityFeed: QueueActivityFeed
  private let deliveryFeed: DeliveryFeed
  private let meter: StoreMeter
  /// Called after a commit that changed something that credentials lead to, before its callers
  /// are answered.
  private let identityChanged: @Sendable () -> Void
  /// Set once the outcome of a commit is unknown: what the file holds is then in doubt, and only
  /// opening it anew settles it.
  private var failure: StoreError?

  private static let idleSweep = 1_000

  init(
    clock: any TimeSource, counters: QueueCounters, activityFeed: QueueActivityFeed,
    deliveryFeed: DeliveryFeed, freeSpace: FreeSpaceGuard, meter: StoreMeter = StoreMeter(),
    bounds: StoreBounds = .standard, identityChanged: @escaping @Sendable () -> Void
  ) {
    self.state = WriterState(freeSpace: freeSpace, bounds: bounds)
    self.clock = clock
    self.counters = counters
    self.activityFeed = activityFeed
    self.deliveryFeed = deliveryFeed
    self.meter = meter
    self.identityChanged = identityChanged
  }

  /// Runs the next operations in one transaction, until they have changed enough, and answers their
  /// callers. If one of them fails, the batch is rolled back and each is run again in a transaction
  /// of its own, so that only the failing one fails. If one has changed something and then finds
  /// that it cannot be run yet, the others are run again without it.
  func commit(on database: Database, _ next: () -> WriteJob?) {
    if let failure {
      while let job = next() { job.fail(failure) }
      return
    }
    var batch: [WriteJob] = []
    let start = ContinuousClock.now
    do {
      let answers = try run(&batch, on: database, next)
      if state.identityChanged { identityChanged() }
      state.identityChanged = false
      counters.add(state.counts)
      state.counts = QueueCounts()
      state.recentKeys.commit()
      meter.observer?.committed(
        operations: batch.count, waited: batch.first.map { start - $0.arrival } ?? .zero,
        in: ContinuousClock.now - start)
      postActivities()
      state.trim()
      for answer in answers { answer() }
    } catch {
      state.forget()
      settle(batch, error, on: database)
    }
  }

  private func commit(_ batch: [WriteJob], on database: Database) {
    var left = batch[...]
    while !left.isEmpty { commit(on: database) { left.popFirst() } }
  }

  /// Finishes operations whose transaction was rolled back.
  private func settle(_ batch: [WriteJob], _ error: BatchError, on database: Database) {
    if let (place, need) = error.postponed {
      var others = batch
      others.remove(at: place).postpone(need)
      commit(others, on: database)
    } else if batch.count == 1 || error.isCommitFailure {
      for job in batch { job.fail(error.error) }
    } else {
      for job in batch { commit([job], on: database) }
    }
  }

  /// Tells watchers what the transaction did.
  private func postActivities() {
    let observer = meter.observer
    for queue in state.activeQueues {
      let activity = queue.movements.activity
      activityFeed.post(activity, to: queue.key)
      observer?.moved(activity, in: queue.key)
      queue.movements = QueueMovements()
      queue.isActive = false
    }
    state.activeQueues.removeAll()
    deliveryFeed.post(state.deliveringPortals)
    state.deliveringPortals.removeAll()
  }

  private struct BatchError: Error {
    var error: StoreError
    var isCommitFailure: Bool
    /// The operation that cannot be run yet, and what it needs.
    var postponed: (place: Int, need: Need)?
  }

  private func run(
    _ batch: inout [WriteJob], on database: Database, _ next: () -> WriteJob?
  ) throws(BatchError) -> [@Sendable () -> Void] {
    var answers: [@Sendable () -> Void] = []
    var isCommitting = false
    do {
      try database.inTransaction(.immediate) {
        let changes = sqlite3_total_changes(database.sqliteConnection)
        while sqlite3_total_changes(database.sqliteConnection) &- changes < state.bounds.changes,
          let job = next()
        {
          batch.append(job)
          answers.append(try answer(to: job, on: database))
        }
        try finish(on: database)
        isCommitting = true
        return .commit
      }
      return answers
    } catch {
      var failed = SQLiteFailure.error(
        for: error, file: SQLiteFailure.file(of: database.sqliteConnection))
      if isCommitting, failed.code != .full {
        failed = StoreError(.unknownOutcome, failed.detail)
        failure = StoreError(
          .unavailable, "an earlier commit failed (\(failed.detail)); restart to recover")
      }
      let postponed = state.need.map { (place: answers.count, need: $0) }
      throw BatchError(error: failed, isCommitFailure: isCommitting, postponed: postponed)
    }
  }

  /// Runs one operation; returns what is to be called after the commit. Anyone who is refused or
  /// has to wait before anything is changed need not disturb the rest of the batch.
  private func answer(
    to job: WriteJob, on database: Database
  ) throws(StoreError) -> @Sendable () -> Void {
    let changes = sqlite3_total_changes(database.sqliteConnection)
    state.beginJob()
    do throws(StoreError) {
      let answer = try job.run(transaction(on: database, job.findings))
      // Nothing counts that an operation does without what it needs.
      if state.need != nil { throw StoreError(.unavailable, "an operation hides what it needs") }
      return answer
    } catch {
      guard sqlite3_total_changes(database.sqliteConnection) == changes else { throw error }
      if let need = state.need {
        state.need = nil
        return { job.postpone(need) }
      }
      guard error.code == .queueFull || error.code == .lowSpace else { throw error }
      let fail = job.fail
      return { fail(error) }
    }
  }

  /// What every transaction ends with.
  private func finish(on database: Database) throws(StoreError) {
    let transaction = self.transaction(on: database)
    try QueueBalance.check(
      state.counts, change: state.activeQueues.reduce(0) { $0 + $1.movements.net })
    try transaction.storeRecords()
    guard state.addedKeys > 0 else { return }
    try transaction.storeSurplusKeys()
    // Twice as many looks as new entries: the sweep keeps up while publishing goes on.
    if let queue = state.queuesToSweep.values.first {
      try transaction.sweepKeys(of: queue, count: 2 * state.addedKeys)
    }
    state.addedKeys = 0
    try transaction.storeRecords()
  }

  /// Sweeps a little if there is something to sweep; returns whether there was.
  func sweep(_ database: Database) -> Bool {
    guard failure == nil, let queue = state.queuesToSweep.values.first else { return false }
    do {
      try database.inTransaction(.immediate) {
        let transaction = self.transaction(on: database)
        try transaction.sweepKeys(of: queue, count: Self.idleSweep)
        try transaction.storeRecords()
        return .commit
      }
      state.recentKeys.commit()
      return true
    } catch {
      state.forget()
      return false
    }
  }

  private func transaction(
    on database: Database, _ findings: Findings = Findings()
  ) -> SQLiteTransaction {
    state.statements.connection = database.sqliteConnection
    return SQLiteTransaction(now: clock.now(), state: state, findings: findings)
  }

  /// Runs something between transactions. What is remembered is stored before and forgotten then.
  func runApart(
    on database: Database, _ body: (Database) throws -> Void
  ) -> Result<Void, StoreError> {
    if let failure { return .failure(failure) }
    close(database)
    state = WriterState(freeSpace: state.freeSpace, bounds: state.bounds)
    defer { identityChanged() }
    do {
      try body(database)
      return .success(())
    } catch {
      return .failure(
        SQLiteFailure.error(
          for: error, file: SQLiteFailure.file(of: database.sqliteConnection)))
    }
  }

  /// Writes what need not have been written yet, and finalises the statements, as must be done
  /// before the connection closes.
  func close(_ database: Database) {
    while failure == nil, storeRecentKeys(database) {}
    state.statements.removeAll()
  }

  private static let storedAtOnce = 2_000

  /// Writes recent keys to the coalescing map; returns whether there were any. Where that fails,
  /// they are found again from their events.
  private func storeRecentKeys(_ database: Database) -> Bool {
    do {
      var isMore = false
      try database.inTransaction(.immediate) {
        let transaction = self.transaction(on: database)
        isMore = try transaction.storeRecentKeys(Self.storedAtOnce)
        try transaction.storeRecords()
        return .commit
      }
      state.recentKeys.commit()
      return isMore
    } catch {
      state.forget()
      return false
    }
  }
}
