public import RestanteCore
import RestanteJSON

/// The reply to a ``DoorRequest``: JSON, `error` and `error_description` where it failed.
public struct DoorReply: Sendable {
  /// The HTTP status.
  public var status: Int
  /// Headers besides `Content-Type`.
  public var headers: [(name: String, value: String)] = []
  /// The JSON text.
  public var body: [UInt8]
  /// Why the sender was refused, where it was for what it presented.
  public var refusal: Refusal?
  /// What the store failed with, for the log.
  public var failure: StoreError?

  init(status: Int = 200, body: [UInt8]) {
    self.status = status
    self.body = body
  }

  init(_ fault: DoorFault) {
    self.init(
      status: fault.status,
      body: JSONValue.object([
        "error": .string(fault.code), "error_description": .string(fault.text),
      ]).encoded())
    headers = fault.headers
    if case .store(let error) = fault { failure = error }
  }

  /// The text that tells what became of an event.
  static func text(of receipt: PublishReceipt) -> [UInt8] {
    JSONValue.object([
      "accepted": .int(receipt.accepted), "queued": .int(receipt.queued),
      "deliveries": .int(receipt.deliveries), "suppressed": .int(receipt.suppressed),
    ]).encoded()
  }
}
