import RestanteCore

/// What the writer remembers between transactions. It belongs to the writer's thread.
///
/// Everything in it can be read again from the database; after a rollback it is forgotten, so that
/// it never says more than what was committed.
final class WriterState {
  struct ApplicationKey: Hashable {
    var portal: PortalID
    var application: ApplicationID

    init(_ queue: QueueKey) {
      portal = queue.portal
      application = queue.application
    }

    init(portal: PortalID, application: ApplicationID) {
      self.portal = portal
      self.application = application
    }
  }

  struct EventKey: Hashable {
    var portal: PortalID
    var event: EventName
  }

  /// Looks after the free space.
  let freeSpace: FreeSpaceGuard
  /// How much is done at once.
  let bounds: StoreBounds
  /// Prepared statements by their text.
  let statements = StatementCache()
  /// Queues by name.
  var queues: [QueueKey: QueueRecord] = [:]
  /// Queues whose rows are not stored yet.
  var changedQueues: [QueueRecord] = []
  /// Queues in which the open transaction did something.
  var activeQueues: [QueueRecord] = []
  /// The last number given to an event of an application.
  var lastEvents: [ApplicationKey: Int64] = [:]
  /// Applications whose last number is not stored yet.
  var changedLastEvents: Set<ApplicationKey> = []
  /// Bindings of an event, ready for fan-out.
  var candidates: [EventKey: [FanOut.Candidate]] = [:]
  /// Keys that need not be in the coalescing map yet.
  let recentKeys = RecentKeyStock()
  /// Queues whose coalescing map has grown too far beyond the pending events.
  var queuesToSweep: [QueueKey: QueueRecord] = [:]
  /// Keys that the open transaction added.
  var addedKeys = 0
  /// What counts for queues, by application.
  var settings: [ApplicationKey: QueueSettings] = [:]
  /// What happened in the open transaction.
  var counts = QueueCounts()
  /// Whether the open transaction changed something that credentials lead to.
  var identityChanged = false
  /// The portals whose handlers may have a turn after the open transaction.
  var deliveringPortals: Set<PortalID> = []

  /// The number of the operation that is run.
  private(set) var job = 0
  /// How many events of claims whose lease was over it gave back.
  var settledRows: Int64 = 0
  /// What that operation needs before it can be run; `nil` when nothing.
  var need: Need?

  private static let maxRemembered = 10_000

  init(freeSpace: FreeSpaceGuard, bounds: StoreBounds) {
    self.freeSpace = freeSpace
    self.bounds = bounds
  }

  /// Notes that another operation begins.
  func beginJob() {
    job += 1
    settledRows = 0
    need = nil
  }

  /// Forgets everything but the statements, and of recent keys what the open transaction changed.
  func forget() {
    recentKeys.rollBack()
    queues.removeAll()
    changedQueues.removeAll()
    activeQueues.removeAll()
    lastEvents.removeAll()
    changedLastEvents.removeAll()
    candidates.removeAll()
    settings.removeAll()
    counts = QueueCounts()
    queuesToSweep.removeAll()
    addedKeys = 0
    identityChanged = false
    deliveringPortals.removeAll()
    need = nil
  }

  /// Notes that a record is to be stored before the commit.
  func noteChange(of queue: QueueRecord) {
    guard !queue.isChanged else { return }
    queue.isChanged = true
    changedQueues.append(queue)
  }

  /// Notes that something happens in a queue that watchers are to be told about.
  func noteActivity(in queue: QueueRecord) {
    guard !queue.isActive else { return }
    queue.isActive = true
    activeQueues.append(queue)
  }

  /// Keeps memory bounded whatever the number of queues, applications and event names. Called
  /// between transactions, when everything is stored.
  func trim() {
    if queues.count > Self.maxRemembered || recentKeys.queueCount > Self.maxRemembered {
      queues.removeAll()
      queuesToSweep.removeAll()
      recentKeys.trim(to: Self.maxRemembered)
    }
    if lastEvents.count > Self.maxRemembered { lastEvents.removeAll() }
    if candidates.count > Self.maxRemembered { candidates.removeAll() }
    if settings.count > Self.maxRemembered { settings.removeAll() }
  }
}
