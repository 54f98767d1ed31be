/// What is stored of a credential that is only ever checked: the SHA-256 of its text.
///
/// Tokens, keys and client secrets are long and random, so a plain digest cannot be guessed back;
/// passwords, which people choose, need a slow hash instead.
public struct SecretHash: Sendable, Hashable, Redacted {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// The hash of a credential's text.
  public init(of secret: String) {
    self.bytes = Digests.sha256(Array(secret.utf8))
  }

  /// A hash read back from storage.
  public init(stored bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether `secret` is the credential behind this hash, compared in constant time.
  public func matches(_ secret: String) -> Bool {
    let other = Digests.sha256(Array(secret.utf8))
    guard other.count == bytes.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(bytes, other) { difference |= left ^ right }
    return difference == 0
  }
}
