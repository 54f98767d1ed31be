import HTTPTypes
import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `POST /v1/events`: takes events in, all or none, and answers once they are durable.
  func publish(
    _ body: ByteBuffer, on portal: Portal, attempt: NativeAttempt?
  ) async throws -> HTTPReply {
    let operation = PublishEvents(
      portal: portal.id, mode: portal.mode ?? defaultMode,
      publications: try Publication.decode(body))
    guard let attempt else {
      return .json(Self.reply(try await store.perform(operation)))
    }
    guard attempts.begin(attempt.key) else {
      throw Problem(.idempotencyInProgress, "A request with this key is running.")
    }
    defer { attempts.end(attempt.key) }
    let outcome = try await store.perform(
      Idempotent(
        key: attempt.key, fingerprint: try attempt.fingerprint(of: body), operation: operation,
        reply: Self.reply))
    switch outcome {
    case .done(let bytes, _): return .json(bytes)
    case .replayed(let bytes):
      var reply = HTTPReply.json(bytes)
      reply.headers[.idempotentReplayed] = "true"
      return reply
    case .notKept(let receipt): return .json(Self.reply(receipt))
    case .reused: throw Problem(.idempotencyReused, "The key came with another payload before.")
    case .full:
      throw Problem(.unavailable, "Too many replies are kept for this key; nothing was changed.")
    }
  }

  @Sendable private static func reply(_ receipt: PublishReceipt) -> [UInt8] {
    var writer = JSONWriter(style: .plain)
    writer.beginObject()
    writer.key("accepted")
    writer.int(receipt.accepted)
    writer.key("queued")
    writer.int(receipt.queued)
    writer.key("deliveries")
    writer.int(receipt.deliveries)
    writer.key("suppressed")
    writer.int(receipt.suppressed)
    writer.endObject()
    return writer.bytes
  }
}
