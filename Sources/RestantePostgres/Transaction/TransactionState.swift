import RestanteCore

/// What a writer notes during one transaction. It belongs to the writer's thread and is forgotten
/// when the transaction ends, for better or worse.
final class TransactionState {
  /// How a transaction keeps others away from a queue.
  enum QueueLock {
    /// Others may publish, claim and acknowledge, which go by the locks of rows.
    case shared
    /// Nobody else may change the queue.
    case exclusive
  }

  /// Changes of a queue's figures.
  struct Change {
    var pending: Int64 = 0
    var claimed: Int64 = 0
    var failed: Int64 = 0

    /// By how many events the queue holds more.
    var net: Int64 { pending + claimed + failed }
  }

  /// The numbers of events.
  let numbers: EventNumbers
  /// Whether every lock is to be exclusive, because with less an earlier run was in conflict.
  let isAlone: Bool
  /// A number for what is about to be published, drawn together with the locks of its queues: who
  /// publishes later into one of them has a larger one.
  var occurrence: Int64?
  /// The locks that the transaction has.
  var locks: [QueueKey: QueueLock] = [:]
  /// Queues whose claims are known to be ended as of the transaction's time.
  var settled: Set<QueueKey> = []
  /// What counts for the queues of applications, as of this transaction.
  var settings: [EventNumbers.ApplicationKey: QueueSettings] = [:]
  /// What happened in the transaction.
  var counts = QueueCounts()
  /// How many events were pending in a queue of the transaction's own, its changes aside.
  var storedPending: [QueueKey: Int64] = [:]
  /// How the figures change.
  var changes: [QueueKey: Change] = [:]
  /// What watchers are to be told about.
  var movements: [QueueKey: QueueMovements] = [:]

  /// The portals whose handlers may have a turn.
  var deliveringPortals: Set<PortalID> = []

  /// Claims that may have nothing left to act on.
  var idleClaims: [QueueKey: Set<Int64>] = [:]

  init(numbers: EventNumbers, isAlone: Bool) {
    self.numbers = numbers
    self.isAlone = isAlone
  }

  /// Counts events of a queue in or out of a place, into it with their name.
  func move(
    _ count: Int64, _ place: QueueMovements.Place, named name: EventName? = nil,
    in queue: QueueKey
  ) {
    switch place {
    case .pending: changes[queue, default: .init()].pending += count
    case .claimed: changes[queue, default: .init()].claimed += count
    case .failed: changes[queue, default: .init()].failed += count
    }
    movements[queue, default: QueueMovements()].move(
      count, place, named: name)
  }
}
