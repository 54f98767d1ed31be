import Foundation
import RestanteCore

/// Runs batches of operations on one connection, each batch in one transaction.
final class BatchCommitter {
  private let session: Session
  private let numbers: EventNumbers
  private let clock: DatabaseClock
  private let counters: QueueCounters
  private let activityFeed: QueueActivityFeed
  private let deliveryFeed: DeliveryFeed
  private let node: NodeNumber
  private let meter: StoreMeter
  private var backoff = Backoff()
  /// How many transactions changed the figures of a queue since they were last added up. It only
  /// decides when that happens next.
  private var changesSinceFold: [QueueKey: Int] = [:]

  /// A transaction that met another one is run again so many times.
  private static let maxRuns = 8
  private static let changesPerFold = 64
  private static let maxQueuesCounted = 10_000

  init(
    session: Session, numbers: EventNumbers, clock: DatabaseClock, counters: QueueCounters,
    poller: QueuePoller, meter: StoreMeter
  ) {
    self.meter = meter
    self.counters = counters
    self.activityFeed = poller.activityFeed
    self.deliveryFeed = poller.deliveryFeed
    self.node = poller.node
    self.session = session
    self.numbers = numbers
    self.clock = clock
  }

  private enum Result {
    case done([@Sendable () -> Void], TransactionState)
    /// Nothing was committed.
    case failed(StoreError, Failure?)
    /// The commit was sent and nobody knows what became of it.
    case unknown(StoreError)
  }

  /// Runs the operations in one transaction and answers their callers. If one of them fails, each
  /// is run again in a transaction of its own, so that only the failing one fails.
  func commit(_ batch: [WriteJob]) {
    var runs = 0
    let start = ContinuousClock.now
    while true {
      runs += 1
      switch run(batch, isAlone: runs > 1) {
      case .done(let answers, let state):
        backoff.reset()
        counters.add(state.counts)
        report(batch, state, since: start)
        for (queue, movements) in state.movements {
          activityFeed.post(movements.activity, to: queue)
        }
        deliveryFeed.post(state.deliveringPortals)
        for answer in answers { answer() }
        return
      case .unknown(let error):
        for job in batch { job.fail(error) }
        return
      case .failed(let error, let failure):
        if let failure, failure.isConnectionLost || failure.isServerLeaving {
          // Nothing of the transaction was committed: it can be run again on another connection.
          if backoff.wait() { continue }
        } else if failure?.isConflict == true, runs < Self.maxRuns {
          continue
        }
        guard batch.count > 1, failure?.isConnectionLost != true else {
          for job in batch { job.fail(error) }
          return
        }
        for job in batch { commit([job]) }
        return
      }
    }
  }

  /// Tells the observer what was committed.
  private func report(
    _ batch: [WriteJob], _ state: TransactionState, since start: ContinuousClock.Instant
  ) {
    guard let observer = meter.observer else { return }
    let longest = batch.map { start - $0.arrival }.max()
    observer.committed(
      operations: batch.count, waited: longest ?? .zero, in: ContinuousClock.now - start)
    for (queue, movements) in state.movements { observer.moved(movements.activity, in: queue) }
  }

  private func run(_ batch: [WriteJob], isAlone: Bool) -> Result {
    numbers.begin()
    let answers: [@Sendable () -> Void]
    let state: TransactionState
    do {
      let transaction = try begin(isAlone: isAlone)
      answers = try run(batch, in: transaction)
      try transaction.finish(folding: queueToFold(transaction.state), as: node.value)
      state = transaction.state
    } catch {
      let failure = session.failure
      rollBack()
      return .failed(error, failure)
    }
    return commit(answers, state)
  }

  private func begin(isAlone: Bool) throws(StoreError) -> PostgresTransaction {
    try session.refreshPlans()
    let rows = try session.run([.plain("BEGIN"), DatabaseClock.reading])
    let now = clock.note(rows[1])
    return PostgresTransaction(
      session: session, now: now, state: TransactionState(numbers: numbers, isAlone: isAlone))
  }

  private func run(
    _ batch: [WriteJob], in transaction: PostgresTransaction
  ) throws(StoreError) -> [@Sendable () -> Void] {
    var answers: [@Sendable () -> Void] = []
    let publications = batch.compactMap(\.publication)
    if !publications.isEmpty {
      let results = try transaction.publish(publications.map(\.operation))
      for (publication, result) in zip(publications, results) {
        answers.append { publication.answer(result) }
      }
    }
    for job in batch where job.publication == nil { answers.append(try job.run(transaction)) }
    return answers
  }

  /// Commits. From here on a lost connection leaves the outcome open, and so does a warning: the
  /// server commits in spite of it, but not on the standby that it was to wait for.
  private func commit(
    _ answers: [@Sendable () -> Void], _ state: TransactionState
  ) -> Result {
    _ = session.takeWarnings()
    do {
      // However long the disk or a standby takes: a commit under way is not to be given up.
      let rows = try session.run([
        .plain("SET LOCAL statement_timeout = 0"), .plain("COMMIT"),
      ])
      guard rows[1].command == "COMMIT" else {
        numbers.rollBack()
        return .failed(StoreError(.unavailable, "the transaction was rolled back"), nil)
      }
    } catch {
      let failure = session.failure
      guard failure?.isConnectionLost != true, failure?.isServerLeaving != true else {
        session.close()
        return .unknown(StoreError(.unknownOutcome, error.detail))
      }
      rollBack()
      return .failed(error, failure)
    }
    let warnings = session.takeWarnings()
    guard warnings.isEmpty else {
      return .unknown(StoreError(.unknownOutcome, warnings.joined(separator: "; ")))
    }
    return .done(answers, state)
  }

  private func rollBack() {
    numbers.rollBack()
    session.dropDeferred()
    guard session.isConnected else { return }
    do {
      try session.run([.plain("ROLLBACK")])
    } catch {
      session.close()
    }
  }

  private func queueToFold(_ state: TransactionState) -> QueueKey? {
    if changesSinceFold.count > Self.maxQueuesCounted { changesSinceFold.removeAll() }
    var chosen: QueueKey?
    for queue in state.changes.keys {
      let count = changesSinceFold[queue, default: 0] + 1
      changesSinceFold[queue] = count
      if count >= Self.changesPerFold { chosen = queue }
    }
    if let chosen { changesSinceFold[chosen] = 0 }
    return chosen
  }

  /// Gives back the numbers that were not used, and closes the connection.
  func close() {
    if session.isConnected { try? numbers.giveBack(on: session) }
    session.close()
  }
}
