/// Looks at queues without changing them. A claim whose lease is over holds nothing, whether or not
/// anything was written since.
public protocol QueueReader: Sendable {
  /// One page of a queue, claimed and failed events included.
  func listEvents(_ query: ListEvents) async throws(StoreError) -> EventPage

  /// The figures of all queues of a portal that ever held an event or are bound to, ordered by
  /// client id and connector.
  func queueFigures(on portal: PortalID) async throws(StoreError) -> [QueueFigures]

  /// The figures of one queue, all zero while nothing was in it; `nil` when the portal has no such
  /// application.
  func figures(of queue: QueueKey) async throws(StoreError) -> QueueFigures?

  /// Whether a queue has an event that nobody holds for those who wait.
  func hasUnclaimed(
    _ wanted: WaitingInterest, in queue: QueueKey
  ) async throws(StoreError) -> Bool

  /// One page of what left a queue and can be restored, the newest first.
  func history(_ query: ReadHistory) async throws(StoreError) -> HistoryPage

  /// One page of the events of a queue in one state, damaged ones included.
  func peek(_ query: PeekEvents) async throws(StoreError) -> PeekPage

  /// The events with some numbers, wherever they are: in the queue or in its history, damaged ones
  /// included, by ascending number.
  func events(
    numbered ids: [EventID], in queue: QueueKey
  ) async throws(StoreError) -> [PeekedEvent]

  /// What is known besides the figures about why a queue gives nothing.
  func evidence(of queue: QueueKey) async throws(StoreError) -> QueueEvidence

  /// What happened in the store's queues since it was opened.
  var queueCounts: QueueCounts { get }
}
