import RestanteCore
import Synchronization

/// Commits many callers' operations together on one connection and answers each only after its
/// commit.
///
/// Nothing waits for company: the writer takes whatever arrived while the commit before it was on
/// its way to the disk.
final class WriteLane: Sendable {
  private struct Inbox {
    var jobs: [WriteJob] = []
    var isDraining = false
    var isClosed = false
  }

  private let connection: WriteConnection
  private let largestBatch: Int
  private let inbox = Mutex(Inbox())

  /// The maximum number of operations that may wait; more are refused at once.
  private static let maxWaiting = 20_000

  /// - Parameter largestBatch: The maximum number of operations in one transaction, so that nobody
  ///   waits for long.
  init(connection: WriteConnection, largestBatch: Int) {
    self.connection = connection
    self.largestBatch = largestBatch
  }

  /// How many operations wait or are under way.
  var load: Int { inbox.withLock { $0.jobs.count + ($0.isDraining ? 1 : 0) } }

  /// How many operations wait for their turn.
  var waiting: Int { inbox.withLock { $0.jobs.count } }

  func submit(_ job: WriteJob) {
    enum Next { case wait, drain, refuse(StoreError) }
    let next: Next = inbox.withLock { inbox in
      guard !inbox.isClosed else { return .refuse(StoreError(.closed, "the store is closed")) }
      guard inbox.jobs.count < Self.maxWaiting else {
        return .refuse(StoreError(.unavailable, "too many operations are waiting for the database"))
      }
      inbox.jobs.append(job)
      guard !inbox.isDraining else { return .wait }
      inbox.isDraining = true
      return .drain
    }
    switch next {
    case .wait: break
    case .refuse(let error): job.fail(error)
    case .drain: Task { await connection.drain { self.nextBatch() } }
    }
  }

  /// The next operations in the order of their queues, so that transactions lock them in one
  /// order; `nil` when nothing arrived meanwhile.
  private func nextBatch() -> [WriteJob]? {
    let batch: [WriteJob]? = inbox.withLock { inbox in
      guard !inbox.jobs.isEmpty else {
        inbox.isDraining = false
        return nil
      }
      let batch = Array(inbox.jobs.prefix(largestBatch))
      inbox.jobs.removeFirst(batch.count)
      return batch
    }
    guard let batch, batch.count > 1 else { return batch }
    return batch.map { (job: $0, name: $0.queue.map(LockName.queue) ?? .max) }
      .sorted { $0.name < $1.name }.map(\.job)
  }

  /// Refuses new operations, finishes those accepted and lets go of the connection.
  func close() async {
    inbox.withLock { $0.isClosed = true }
    await connection.drain { self.nextBatch() }
    await connection.close()
  }
}
