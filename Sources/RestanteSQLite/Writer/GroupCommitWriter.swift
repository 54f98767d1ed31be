import GRDB
import RestanteCore
import Synchronization

/// Commits many callers' operations together and answers each only after its commit.
///
/// Nothing waits for company: the writer takes whatever arrived while the commit before it was on
/// its way to the disk. Operations run on GRDB's one writer queue, those of a portal in the order
/// of their arrival; portals take turns, so that none waits for all that another one asks for.
final class GroupCommitWriter: Sendable {
  private struct Inbox {
    var jobs = FairLine<WriteJob>()
    var isDraining = false
    var isClosed = false
  }

  /// The maximum number of operations in one transaction, so that nobody waits for long.
  private static let largestBatch = 512

  private let pool: DatabasePool
  nonisolated(unsafe) private let committer: BatchCommitter  // sound: on GRDB's writer queue only
  private let inbox = Mutex(Inbox())

  init(pool: DatabasePool, committer: sending BatchCommitter) {
    self.pool = pool
    self.committer = committer
  }

  /// Runs `body` with what was found for it in a transaction that it may share, and answers after
  /// the commit.
  func perform<Outcome: Sendable>(
    for portal: PortalID?, with findings: Findings,
    _ body: @escaping @Sendable (SQLiteTransaction) throws(StoreError) -> Outcome
  ) async -> WriteJob.Answer<Outcome> {
    await withCheckedContinuation { continuation in
      submit(WriteJob(portal: portal, findings: findings, continuation: continuation, body))
    }
  }

  /// How many operations wait for their turn.
  var waiting: Int { inbox.withLock { $0.jobs.count } }

  private func submit(_ job: WriteJob) {
    enum Next { case wait, drain, refuse }
    let next: Next = inbox.withLock { inbox in
      guard !inbox.isClosed else { return .refuse }
      inbox.jobs.append(job, of: job.portal)
      guard !inbox.isDraining else { return .wait }
      inbox.isDraining = true
      return .drain
    }
    switch next {
    case .wait: break
    case .refuse: job.fail(StoreError(.closed, "the store is closed"))
    case .drain: pool.asyncWriteWithoutTransaction { database in self.drain(database) }
    }
  }

  private func drain(_ database: Database) {
    while true {
      var left = batchSize()
      if left > 0 {
        committer.commit(on: database) {
          left -= 1
          return left < 0 ? nil : inbox.withLock { $0.jobs.popFirst() }
        }
      } else if !committer.sweep(database), rest() {
        // Idle time is for chores, one small transaction at a time.
        return
      }
    }
  }

  /// How many operations a transaction takes in that begins now.
  private func batchSize() -> Int {
    inbox.withLock { min($0.jobs.count, Self.largestBatch) }
  }

  /// Stops draining if nothing has arrived meanwhile.
  private func rest() -> Bool {
    inbox.withLock { inbox in
      guard inbox.jobs.count == 0 else { return false }
      inbox.isDraining = false
      return true
    }
  }

  /// Runs something between transactions, after what was accepted before. What the writer
  /// remembers of the database is forgotten.
  func runApart(
    _ body: @escaping @Sendable (Database) throws -> Void
  ) async -> Result<Void, StoreError> {
    guard !inbox.withLock({ $0.isClosed }) else {
      return .failure(StoreError(.closed, "the store is closed"))
    }
    return await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { database in
        self.drain(database)
        continuation.resume(returning: self.committer.runApart(on: database, body))
      }
    }
  }

  /// Refuses new operations, finishes those accepted and lets go of the connection.
  func close() async {
    inbox.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { database in
        self.drain(database)
        self.committer.close(database)
        continuation.resume()
      }
    }
  }
}
