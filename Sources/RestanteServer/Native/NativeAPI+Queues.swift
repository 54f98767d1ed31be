import HTTPTypes
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `GET /v1/queues`: the figures of all queues of a portal.
  func queues(on portal: Portal) async throws(StoreError) -> HTTPReply {
    let figures = try await store.queueFigures(on: portal.id)
    let now = clock.now().seconds
    return .json { writer in
      writer.beginObject()
      writer.key("queues")
      writer.beginArray()
      for queue in figures { Self.write(queue, now: now, to: &writer) }
      writer.endArray()
      writer.endObject()
    }
  }

  /// `GET /v1/queues/{client_id}`: the figures of one queue, all zero while nothing was in it.
  func queue(
    of clientID: String, connector: String, on portal: Portal
  ) async throws -> HTTPReply {
    guard try await store.application(clientID: clientID, on: portal.id) != nil else {
      throw Problem(.notFound, "The portal has no application with this client id.")
    }
    let figures = try await store.queueFigures(on: portal.id)
    let queue = figures.first { $0.clientID == clientID && $0.connector == connector }
    let now = clock.now().seconds
    return .json { writer in
      Self.write(
        queue ?? QueueFigures(clientID: clientID, connector: connector), now: now, to: &writer)
    }
  }

  private static func write(_ queue: QueueFigures, now: Int64, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("client_id")
    writer.string(queue.clientID)
    writer.key("connector")
    writer.string(queue.connector)
    for (name, count) in [
      ("pending", queue.pending), ("claimed", queue.claimed), ("failed", queue.failed),
    ] {
      writer.key(name)
      writer.int(count)
    }
    writer.key("oldest_age_seconds")
    if let oldest = queue.oldestPendingAt { writer.int(max(0, now - oldest)) } else { writer.null() }
    writer.key("next_lease_expiry")
    if let expiry = queue.nextLeaseExpiry { writer.int(expiry.seconds) } else { writer.null() }
    writer.endObject()
  }
}
