/// The key from which secrets that must be used, not only checked, are derived.
///
/// It is kept outside the database and is the same on every node. What is derived from it is
/// never stored.
public struct ServerKey: Sendable, Redacted {
  /// The length of a key in bytes.
  public static let length = 32

  private let bytes: [UInt8]

  /// A key from its bytes; `nil` unless there are exactly ``length`` of them.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// A new random key.
  public static func generate(using random: any RandomSource) -> [UInt8] {
    random.bytes(count: length)
  }

  /// Tells keys apart and gives nothing of them away: 16 bytes, stored with backups.
  public var fingerprint: [UInt8] {
    Array(Digests.hmacSHA256(Array("fingerprint".utf8), key: bytes).prefix(16))
  }

  /// A code over a message that only holders of the key can make: 32 bytes.
  ///
  /// - Parameters:
  ///   - message: What the code vouches for.
  ///   - purpose: What it is for; a code for one purpose is none for another. Holds no zero byte.
  public func authenticationCode(_ message: [UInt8], for purpose: String) -> [UInt8] {
    Digests.hmacSHA256(Array(purpose.utf8) + [0] + message, key: bytes)
  }

  /// The `application_token` of an application on a portal: 32 hex digits that stay the same for
  /// the life of the pair, as handlers compare it with the one they saw at installation.
  public func applicationToken(memberID: String, clientID: String) -> String {
    let message = Array("application_token\u{0}\(memberID)\u{0}\(clientID)".utf8)
    return Hex.encode(Digests.hmacSHA256(message, key: bytes).prefix(16))
  }

  /// The `application_token` of an outgoing webhook: 32 hex digits that stay the same for its life.
  public func outgoingWebhookToken(memberID: String, webhook: BindingID) -> String {
    let message = Array("\(memberID)\u{0}\(webhook.rawValue)".utf8)
    return Hex.encode(authenticationCode(message, for: "outgoing_webhook_token").prefix(16))
  }
}
