import GRDB
import RestanteCore
import Synchronization

/// Commits many callers' operations together and answers each only after its commit.
///
/// Nothing waits for company: the writer takes whatever arrived while the commit before it was on
/// its way to the disk. Operations run on GRDB's one writer queue, in the order of their arrival.
final class GroupCommitWriter: Sendable {
  private struct Inbox {
    var jobs: [WriteJob] = []
    var isDraining = false
    var isClosed = false
  }

  /// The most operations in one transaction, so that nobody waits for long.
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
    with findings: Findings,
    _ body: @escaping @Sendable (SQLiteTransaction) throws(StoreError) -> Outcome
  ) async -> WriteJob.Answer<Outcome> {
    await withCheckedContinuation { continuation in
      submit(WriteJob(findings: findings, continuation: continuation, body))
    }
  }

  private func submit(_ job: WriteJob) {
    enum Next { case wait, drain, refuse }
    let next: Next = inbox.withLock { inbox in
      guard !inbox.isClosed else { return .refuse }
      inbox.jobs.append(job)
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
      let batch = nextBatch()
      if !batch.isEmpty {
        committer.commit(batch, on: database)
      } else if !committer.sweep(database), rest() {
        // Idle time is for chores, one small transaction at a time.
        return
      }
    }
  }

  private func nextBatch() -> [WriteJob] {
    inbox.withLock { inbox in
      guard inbox.jobs.count > Self.largestBatch else {
        let jobs = inbox.jobs
        inbox.jobs = []
        return jobs
      }
      let jobs = Array(inbox.jobs.prefix(Self.largestBatch))
      inbox.jobs.removeFirst(Self.largestBatch)
      return jobs
    }
  }

  /// Stops draining if nothing has arrived meanwhile.
  private func rest() -> Bool {
    inbox.withLock { inbox in
      guard inbox.jobs.isEmpty else { return false }
      inbox.isDraining = false
      return true
    }
  }

  /// Refuses new operations, finishes those accepted and lets go of the connection.
  func close() async {
    inbox.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { database in
        self.drain(database)
        self.committer.close()
        continuation.resume()
      }
    }
  }
}
