import HTTPTypes
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `GET /v1/queues`: the figures of all queues of a portal.
  func queues(on portal: Portal) async throws(StoreError) -> HTTPReply {
    let figures = try await store.queueFigures(on: portal.id)
    let now = store.time.now().seconds
    return .json(["queues": .array(figures.map { .object(Self.object($0, now: now)) })])
  }

  /// `GET /v1/queues/{client_id}`: the figures of one queue, all zero while nothing was in it.
  func queue(
    of clientID: String, connector: String, on portal: Portal
  ) async throws -> HTTPReply {
    let key = try await queueKey(of: clientID, connector: connector, on: portal)
    let figures = try await store.figures(of: key)
    return .json(
      Self.object(
        figures ?? QueueFigures(clientID: clientID, connector: connector),
        now: store.time.now().seconds))
  }

  /// The figures as the native API shows them.
  static func object(_ queue: QueueFigures, now: Int64) -> JSONObject {
    [
      "client_id": .string(queue.clientID),
      "connector": .string(queue.connector),
      "pending": .int(queue.pending),
      "claimed": .int(queue.claimed),
      "failed": .int(queue.failed),
      "oldest_age_seconds": queue.oldestPendingAt.map { .int(max(0, now - $0)) } ?? .null,
      "next_lease_expiry": queue.nextLeaseExpiry.map { .int($0.seconds) } ?? .null,
    ]
  }
}
