import RestanteCore

/// What the writer remembers between transactions. It belongs to the writer's thread.
///
/// Everything in it can be read again from the database; after a rollback it is forgotten, so that
/// it never says more than what was committed.
final class WriterState {
  struct ApplicationKey: Hashable {
    var portal: PortalID
    var application: ApplicationID
  }

  struct EventKey: Hashable {
    var portal: PortalID
    var event: EventName
  }

  /// Prepared statements by their text.
  let statements: StatementCache
  /// Queues by name.
  var queues: [QueueKey: QueueRecord] = [:]
  /// The last number given to an event of an application, and whether it is stored yet.
  var lastEvents: [ApplicationKey: (number: Int64, isStored: Bool)] = [:]
  /// Bindings of an event, ready for fan-out.
  var candidates: [EventKey: [FanOut.Candidate]] = [:]
  /// Whether the open transaction changed something that credentials lead to.
  var identityChanged = false

  private static let mostRemembered = 10_000

  init(connection: OpaquePointer) {
    self.statements = StatementCache(connection: connection)
  }

  /// Forgets everything but the statements.
  func forget() {
    queues.removeAll()
    lastEvents.removeAll()
    candidates.removeAll()
    identityChanged = false
  }

  /// Keeps memory bounded whatever the number of queues, applications and event names.
  func trim() {
    if queues.count > Self.mostRemembered { queues.removeAll() }
    if lastEvents.count > Self.mostRemembered { lastEvents.removeAll() }
    if candidates.count > Self.mostRemembered { candidates.removeAll() }
  }
}

/// A queue's row in memory, changed during a transaction and stored before its commit.
final class QueueRecord {
  let key: QueueKey
  let number: Int64
  var pending: Int64
  var claimed: Int64
  var failed: Int64
  /// Entries in the coalescing map, dead ones included.
  var keys: Int64
  var lastPublishedAt: Int64
  var isDirty = false
  /// Where the sweep of the coalescing map goes on.
  var sweepCursor: [UInt8] = []

  init(
    key: QueueKey, number: Int64, pending: Int64 = 0, claimed: Int64 = 0, failed: Int64 = 0,
    keys: Int64 = 0, lastPublishedAt: Int64 = 0
  ) {
    self.key = key
    self.number = number
    self.pending = pending
    self.claimed = claimed
    self.failed = failed
    self.keys = keys
    self.lastPublishedAt = lastPublishedAt
  }

  /// Counts an event in or out of the state that it is in.
  func count(holder: Int64, isFailed: Bool, by change: Int64) {
    if holder != 0 {
      claimed += change
    } else if isFailed {
      failed += change
    } else {
      pending += change
    }
    isDirty = true
  }
}
