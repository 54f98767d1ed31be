import Foundation
import RestanteCore
import RestanteJSON
import RestanteSQLite
import Synchronization

extension StoreBench {
  /// Changes what counts for the queue.
  func configure(_ changes: QueueOverrideChanges) async throws {
    _ = try await store.perform(
      ConfigureQueues(
        portal: queue.portal, application: queue.application, changes: changes))
  }
}

/// One turn of one side: the same number of events, whatever is done with them.
struct CostWork {
  let bench: StoreBench
  let events: Int
  let callers: Int

  private static let turn = Atomic<Int>(0)

  /// Brings the events into the queue.
  @discardableResult
  func publish(batch: Int = 500, isIdempotent: Bool = false) async throws -> Measurement {
    let turn = Self.turn.wrappingAdd(1, ordering: .relaxed).newValue
    let left = Atomic<Int>(events)
    return try await measure(callers: callers, seconds: .infinity) { [bench] caller, round in
      guard left.wrappingSubtract(batch, ordering: .relaxed).newValue >= 0 else { return 0 }
      let publications = (0..<batch).map { index in
        Publication(
          name: EventName(stored: BenchEvent.name),
          data: BenchEvent.data(
            run: UInt32(turn), caller: caller, number: round * batch + index))
      }
      let operation = PublishEvents(
        portal: bench.queue.portal, mode: .safe, publications: publications)
      guard isIdempotent else { return try await bench.store.perform(operation).queued }
      let key = IdempotencyKey(
        portal: bench.queue.portal, owner: .application(bench.queue.application),
        method: "publish", value: "\(turn)-\(caller)-\(round)")
      _ = try await bench.store.perform(
        Idempotent(key: key, fingerprint: [], maxBytes: .max, operation: operation) { receipt in
          Array("\(receipt.queued)".utf8)
        })
      return batch
    }
  }

  /// Brings them in one by one; a tenth of them, for each waits for the disk.
  func publishSingly(isIdempotent: Bool) async throws -> Measurement {
    let fewer = CostWork(bench: bench, events: events / 10, callers: callers)
    return try await fewer.publish(batch: 1, isIdempotent: isIdempotent)
  }

  /// Takes everything, 50 at a time.
  func take() async throws -> Measurement {
    try await bench.take(callers: callers, seconds: .infinity)
  }

  /// Claims and acknowledges everything, 50 at a time.
  func claimAndAcknowledge(lease: Int64?) async throws -> Measurement {
    try await claim(lease: lease) { [bench] events, processID in
      _ = try await bench.store.perform(
        AcknowledgeEvents(queue: bench.queue, mode: .safe, processID: processID))
    }
  }

  /// Claims everything and marks it as failed, 50 at a time, then drops it.
  func claimAndFail() async throws -> Measurement {
    let measured = try await claim(lease: 3600) { [bench] events, processID in
      _ = try await bench.store.perform(
        FailEvents(
          queue: bench.queue, mode: .safe, processID: processID,
          messageIDs: events.map(\.messageID)))
    }
    _ = try await bench.store.perform(
      DropEvents(queue: bench.queue, selection: .all, limit: .max))
    return measured
  }

  private func claim(
    lease: Int64?,
    _ body: @escaping @Sendable ([OfflineEvent], ProcessID) async throws -> Void
  ) async throws -> Measurement {
    try await measure(callers: callers, seconds: .infinity) { [bench] _, _ in
      let processID = ProcessID.generate(using: SystemRandomSource())
      let reply = try await bench.store.perform(
        ClaimEvents(
          queue: bench.queue, processID: processID, disposition: .reserve(lease: lease)))
      guard case .events(let events) = reply, !events.isEmpty else { return 0 }
      try await body(events, processID)
      return events.count
    }
  }

  /// Forgets everything that left; returns how long that took, waiting for its time not counted.
  func forget() async throws -> Double {
    try await Task.sleep(for: .milliseconds(1_100))
    let start = ContinuousClock.now
    let step = PruneHistory(portal: bench.queue.portal, limit: 500)
    while try await bench.store.perform(step) == step.limit {}
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
