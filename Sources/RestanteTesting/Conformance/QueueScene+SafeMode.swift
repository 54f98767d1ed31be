import RestanteCore
import RestanteJSON
import Testing

/// Short words for what only safe mode or an operator does with a queue.
extension QueueScene {
  @discardableResult
  func release(
    _ processID: String, _ selection: AcknowledgeEvents.Selection = .all
  ) async throws -> Int {
    try await store.perform(
      ReleaseEvents(queue: queue, processID: ProcessID(processID), selection: selection))
  }

  @discardableResult
  func redrive(_ selection: DeadLetterSelection, limit: Int = 1_000) async throws
    -> Int
  {
    try await store.perform(RedriveEvents(queue: queue, selection: selection, limit: limit))
  }

  @discardableResult
  func drop(_ selection: DeadLetterSelection, limit: Int = 1_000) async throws -> Int {
    try await store.perform(DropEvents(queue: queue, selection: selection, limit: limit))
  }

  func deadLetters(
    filter: EventFilter = EventFilter(), limit: Int = 50
  ) async throws -> EventPage {
    try await store.listEvents(
      ListEvents(
        queue: queue, filter: filter, order: .claimDefault, limit: limit, part: .deadLetters))
  }
}

extension QueueScene {
  /// Changes what the application decided.
  @discardableResult
  func configure(_ changes: QueueOverrideChanges) async throws -> EffectiveQueueSettings {
    try await store.perform(
      ConfigureQueues(
        portal: queue.portal, application: queue.application, changes: changes))
  }

  /// Changes what the portal decided.
  @discardableResult
  func configurePortal(_ changes: QueueOverrideChanges) async throws -> QueueOverrides {
    try await store.perform(ConfigurePortalQueues(portal: queue.portal, changes: changes))
  }

  /// Sets the policy of retries.
  func retry(_ policy: RetryPolicy?) async throws {
    try await configure(QueueOverrideChanges(retry: .set(policy)))
  }

  /// Sets the limit on pending events.
  func limitDepth(to events: Int64, _ overflow: DepthLimit.Overflow) async throws {
    let limit = DepthLimit(events: events, overflow: overflow)
    try await configure(QueueOverrideChanges(depthLimit: .set(limit)))
  }

  /// Sets the history in seconds.
  func keepHistory(_ seconds: Int64) async throws {
    try await configure(QueueOverrideChanges(history: .set(seconds)))
  }

  /// Does a step of the job that retries dead letters.
  @discardableResult
  func retryDue(limit: Int = 1_000) async throws -> Int {
    try await store.perform(RetryDeadLetters(portal: queue.portal, limit: limit))
  }

  /// Past events, the newest first.
  func past(
    _ selection: HistorySelection = HistorySelection(), after: HistoryPosition? = nil,
    limit: Int = 50, maxBytes: Int = .max
  ) async throws -> HistoryPage {
    try await store.history(
      ReadHistory(
        queue: queue, selection: selection, after: after, limit: limit, maxBytes: maxBytes))
  }

  @discardableResult
  func restore(
    _ selection: HistorySelection = HistorySelection(), after: HistoryPosition? = nil,
    limit: Int = 1_000
  ) async throws -> RestoreOutcome {
    try await store.perform(
      RestoreEvents(queue: queue, selection: selection, after: after, limit: limit))
  }

  @discardableResult
  func prune(limit: Int = 1_000) async throws -> Int {
    try await store.perform(PruneHistory(portal: queue.portal, limit: limit))
  }

  /// Claims everything that is pending and acknowledges it.
  func consume(_ processID: String) async throws {
    try await claim(processID, lease: 3600)
    try await acknowledge(processID)
  }
}

extension HistoryPage {
  /// The numbers of the events, in their order.
  var numbers: [Int64] { events.map(\.event.id.rawValue) }
}

extension [EventID] {
  /// The ids as numbers.
  var numbers: [Int64] { map(\.rawValue) }
}
