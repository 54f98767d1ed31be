/// Digests and codes over bytes.
public enum Digests {
  /// The 16 bytes of the MD5 digest. Used for message ids, where the wire demands it; never for
  /// anything secret.
  public static func md5(_ bytes: [UInt8]) -> [UInt8] { DigestAlgorithm.md5.digest(bytes) }

  /// The 32 bytes of the SHA-256 digest.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { DigestAlgorithm.sha256.digest(bytes) }

  /// The 32 bytes of HMAC-SHA-256 over `message` with `key`.
  public static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    DigestAlgorithm.sha256.code(of: message, key: key)
  }
}
