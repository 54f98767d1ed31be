import NIOCore
import RestanteCore
import RestanteJSON

extension NativeAPI {
  /// `POST /v1/events`: takes events in, all or none, and answers once they are durable.
  func publish(_ body: ByteBuffer, on portal: Portal) async throws -> HTTPReply {
    let publications = try Publication.decode(body)
    guard !publications.isEmpty else { return Self.reply(PublishReceipt()) }
    let receipt = try await store.perform(
      PublishEvents(
        portal: portal.id, mode: portal.mode ?? defaultMode, publications: publications))
    return Self.reply(receipt)
  }

  private static func reply(_ receipt: PublishReceipt) -> HTTPReply {
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
    return .json(writer.bytes)
  }
}
