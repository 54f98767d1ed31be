import RestanteCore

/// Puts events into queues of a portal in the states that they are to have, all or none.
///
/// They come to be what they are by what consumers do: they are published, claimed, marked as
/// failed and acknowledged. So whatever holds for queues holds for them.
struct SeedEvents: StoreOperation {
  /// How many events there are afterwards, by what became of them.
  struct Outcome: Sendable {
    var pending = 0
    var claimed = 0
    var failed = 0
    var acknowledged = 0
    var taken = 0
    /// How many bindings were made for them.
    var bindings = 0
  }

  /// How many events one step is about.
  private static let step = 500
  /// A claim that ends within the operation. Its lease is the shortest, so that what else its
  /// process id holds is held no longer for it.
  private static let passing = ClaimEvents.Disposition.reserve(lease: 1)

  let portal: PortalID
  let mode: Mode
  let queues: [SeededQueue]
  /// The process id for claims that are over in the end; nobody else uses it.
  let passingID: ProcessID

  /// The portal.
  var scope: OperationScope { .portal(portal) }

  /// Carries the operation out.
  func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    var outcome = Outcome()
    for queue in queues {
      // Gives nothing back, but keeps others away from the queue until this is done.
      _ = try transaction.release(ReleaseEvents(queue: queue.key, processID: passingID))
      try bind(queue, in: transaction, &outcome)
      for round in queue.rounds { try write(round, to: queue.key, in: transaction, &outcome) }
      // Failed last: until then, a later round would make them pending again.
      try fail(queue, in: transaction, &outcome)
    }
    return outcome
  }

  private func bind(
    _ queue: SeededQueue, in transaction: some StoreTransaction, _ outcome: inout Outcome
  ) throws(StoreError) {
    for name in queue.names {
      let binding = BindEvent(
        portal: portal, application: queue.key.application, event: name, target: .offline,
        connector: queue.key.connector)
      if case .bound = try transaction.bind(binding) { outcome.bindings += 1 }
    }
  }

  /// Publishes events and lets become of them what does not have to wait.
  private func write(
    _ events: [SeededEvent], to queue: QueueKey, in transaction: some StoreTransaction,
    _ outcome: inout Outcome
  ) throws(StoreError) {
    _ = try transaction.publish(
      PublishEvents(
        portal: portal, mode: mode, publications: events.map(\.publication), onlyInto: queue))
    try setAttempts(events.filter { $0.priorAttempts > 0 }, in: queue, transaction)
    var seen: Set<SeededEvent.Fate> = []
    for fate in events.map(\.fate) where seen.insert(fate).inserted {
      let same = events.filter { $0.fate == fate }
      switch fate {
      case .pending:
        outcome.pending += same.count
      case .claimed(let id, let lease):
        outcome.claimed += try claim(same, .reserve(lease: lease), as: id, in: queue, transaction)
          .count
      case .failed:
        _ = try claim(same, Self.passing, as: passingID, in: queue, transaction)
      case .past(.taken, let id):
        outcome.taken += try claim(same, .take, as: id, in: queue, transaction).count
      case .past(_, let id):
        _ = try claim(same, Self.passing, as: id, in: queue, transaction)
        for keys in Self.steps(same) {
          outcome.acknowledged += try transaction.acknowledge(
            AcknowledgeEvents(
              queue: queue, mode: mode, processID: id, selection: .messageIDs(keys)))
        }
      }
    }
  }

  /// Lets events have had attempts that nobody made: they are taken and put back as if they had.
  private func setAttempts(
    _ events: [SeededEvent], in queue: QueueKey, _ transaction: some StoreTransaction
  ) throws(StoreError) {
    guard !events.isEmpty else { return }
    let attempts = Dictionary(
      events.map { ($0.publication.messageID, $0.priorAttempts) }
    ) { first, _ in first }
    var taken = try claim(events, .take, as: passingID, in: queue, transaction)
    for place in taken.indices {
      taken[place].attempts = attempts[taken[place].messageID] ?? taken[place].attempts
    }
    _ = try transaction.undo(UndoTake(queue: queue, processID: passingID, events: taken))
  }

  private func fail(
    _ queue: SeededQueue, in transaction: some StoreTransaction, _ outcome: inout Outcome
  ) throws(StoreError) {
    var seen: Set<String?> = []
    for event in queue.events {
      guard case .failed(let reason) = event.fate, seen.insert(reason).inserted else { continue }
      for keys in Self.steps(queue.events.filter { $0.fate == event.fate }) {
        outcome.failed += try transaction.fail(
          FailEvents(
            queue: queue.key, mode: mode, processID: passingID, messageIDs: keys, reason: reason))
      }
    }
  }

  /// Claims or takes events; returns them.
  private func claim(
    _ events: [SeededEvent], _ disposition: ClaimEvents.Disposition, as id: ProcessID,
    in queue: QueueKey, _ transaction: some StoreTransaction
  ) throws(StoreError) -> [OfflineEvent] {
    var claimed: [OfflineEvent] = []
    for keys in Self.steps(events) {
      let filter = EventFilter([
        EventFilter.Condition(.messageID, .equal, keys.map { .text($0.text) })
      ])
      let operation = ClaimEvents(
        queue: queue, processID: id, filter: filter, limit: Self.step, disposition: disposition)
      // An event on its last attempt comes alone.
      while case .events(let found) = try transaction.claim(operation), !found.isEmpty {
        claimed += found
      }
    }
    return claimed
  }

  private static func steps(_ events: [SeededEvent]) -> [[MessageID]] {
    stride(from: 0, to: events.count, by: step).map { start in
      events[start..<min(start + step, events.count)].map(\.publication.messageID)
    }
  }
}
