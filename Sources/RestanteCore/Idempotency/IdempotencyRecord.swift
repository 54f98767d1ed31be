/// What is kept of an attempt that succeeded.
public struct IdempotencyRecord: Sendable, Hashable {
  /// How long it is kept, in seconds: a day from the reply.
  public static let lifetime: Int64 = 86_400
  /// The maximum number of bytes kept for one owner: its replies, and ``overhead`` for each
  /// besides.
  public static let maxBytes = 64 << 20
  /// What a record costs besides its reply, in bytes, so that short replies are bounded too.
  public static let overhead = 512

  /// Tells payloads apart: a digest of what was asked for.
  public var fingerprint: [UInt8]
  /// The result that was answered.
  public var reply: [UInt8]

  /// Creates a record.
  public init(fingerprint: [UInt8], reply: [UInt8]) {
    self.fingerprint = fingerprint
    self.reply = reply
  }
}
