import HTTPTypes
import Hummingbird
import Logging
import RestanteCore

extension NativeAPI {
  /// `GET /v1/queues/{client_id}/stream`: hints about what happens in a queue, until one side has
  /// enough.
  func stream(
    of clientID: String, connector: String, _ admission: Admission, over connection: Connection
  ) async throws -> HTTPReply {
    let queue = try await queueKey(of: clientID, connector: connector, on: admission.grant.portal)
    let seats = streams
    let stream = QueueStream(
      queue: queue, watch: store.watchers.watch(queue), store: store, clock: clock
    ) {
      guard !seats.isClosed else { return false }
      return await isStillGood(admission.key)
    }
    guard let seat = seats.take(stream.watch, for: queue.portal) else {
      throw Problem(
        .unavailable, "As many clients listen to streams as may.", headers: [.retryAfter: "5"])
    }
    let hangUp = try await connection.hangUp()
    // The seat is free again when the reply is let go of, written or not.
    return HTTPReply.stream([.contentType: "text/event-stream", .cacheControl: "no-store"]) {
      writer in
      do {
        try await stream.write(to: &writer, until: hangUp)
      } catch let error as StoreError {
        logger.error("a stream ended", metadata: ["error": "\(error)"])
        try await writer.finish(nil)
      }
      withExtendedLifetime(seat) {}
    }
  }

  /// Whether a key, a portal's or one of the server, is still good.
  private func isStillGood(_ key: SecretHash) async -> Bool {
    if let grant = try? await store.apiKeyGrant(key: key) {
      return isValid(grant.expiresAt) && grant.portal.settings.state == .active
    }
    guard let grant = try? await store.serverKeyGrant(key: key) else { return false }
    return isValid(grant.expiresAt)
  }
}
