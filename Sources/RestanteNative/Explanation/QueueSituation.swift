import RestanteCore

/// All that is known when somebody asks why an application gets nothing from a queue.
struct QueueSituation: Sendable {
  /// How many of the oldest pending events are looked at for attempts in vain.
  static let maxOldest = 200
  /// From how many failed or expired claims on an event is worth a warning.
  static let manyAttempts: Int64 = 3

  /// Where the queue is.
  let portal: Portal
  /// Whose queue it is.
  let application: Application
  /// The queue's connector.
  let connector: String
  /// How the portal behaves.
  let mode: Mode
  /// The figures of all of the application's queues.
  let queues: [QueueFigures]
  /// All of the application's bindings.
  let bindings: [Binding]
  /// The handlers of its online bindings, no more than ``HandlerSituation/maximum``.
  let handlers: [HandlerSituation]
  /// Whether it has more of them.
  let hasMoreHandlers: Bool
  /// The operator's own event names.
  let ownNames: Set<EventName>
  /// Whether Bitrix24 has an event with this name.
  let isCatalogued: @Sendable (EventName) -> Bool
  /// What the store noted.
  let evidence: QueueEvidence
  /// The queue's oldest pending events, no more than ``maxOldest``.
  let oldest: [OfflineEvent]
  /// The event that left the queue last; `nil` when none did or the history is over.
  let lastLeft: PastEvent?
  /// Whether publications are refused for lack of free space.
  let isShortOfSpace: Bool
  /// How the queue is kept.
  let settings: QueueSettings

  /// Finds out about a queue.
  init(
    of application: Application, connector: String, on portal: Portal, mode: Mode,
    isCatalogued: @escaping @Sendable (EventName) -> Bool, in store: any Store
  ) async throws(StoreError) {
    let key = QueueKey(portal: portal.id, application: application.id, connector: connector)
    self.portal = portal
    self.application = application
    self.connector = connector
    self.mode = mode
    queues = try await store.queueFigures(on: portal.id).filter {
      $0.clientID.isSameBytes(as: application.clientID)
    }
    bindings = try await store.bindings(of: application.id, on: portal.id, actingAs: nil)
    (handlers, hasMoreHandlers) = try await HandlerSituation.all(
      of: application.id, on: portal.id, in: store)
    ownNames = Set(try await store.eventNames(on: portal.id).map(\.event))
    self.isCatalogued = isCatalogued
    evidence = try await store.evidence(of: key)
    oldest = try await store.listEvents(
      ListEvents(
        queue: key, order: .claimDefault, limit: Self.maxOldest, maxBytes: 1 << 20,
        part: .pending)
    ).events
    lastLeft = try await store.history(ReadHistory(queue: key, limit: 1)).events.first
    isShortOfSpace = try await Self.isShortOfSpace(store)
    settings = QueueSettings(application: application.queueChoices, portal: portal.queueDefaults)
  }

  private static func isShortOfSpace(_ store: any Store) async throws(StoreError) -> Bool {
    do {
      try await store.checkSpace()
      return false
    } catch {
      guard error.code == .lowSpace else { throw error }
      return true
    }
  }

  /// The figures of the queue itself.
  var figures: QueueFigures {
    queues.first { $0.connector.isSameBytes(as: connector) }
      ?? QueueFigures(clientID: application.clientID, connector: connector)
  }

  /// The figures of the application's other queues that hold something.
  var otherQueues: [QueueFigures] {
    queues.filter { queue in
      !queue.connector.isSameBytes(as: connector)
        && queue.pending + queue.claimed + queue.failed > 0
    }
  }

  /// The events that are bound to the queue.
  var boundEvents: Set<EventName> {
    Set(
      bindings.filter { $0.target == .offline && $0.connector.isSameBytes(as: connector) }
        .map(\.event))
  }

  /// Whether `event.offline.get` without a filter returns events now.
  var returnsEvents: Bool {
    figures.pending > 0 && application.mayReceive && !application.isBlocked
      && portal.settings.state == .active && portal.settings.features.rest
      && (connector.isEmpty || portal.settings.features.authConnector)
  }
}
