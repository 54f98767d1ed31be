/// Stands in for the digests of RestanteCore, so that the fuzzed modules need no other library.
/// Nothing that is fuzzed depends on what digests are.
public enum Digests {
  /// 16 bytes that depend on all of `bytes`.
  public static func md5(_ bytes: [UInt8]) -> [UInt8] { folded(bytes, count: 16) }

  /// 32 bytes that depend on all of `bytes`.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { folded(bytes, count: 32) }

  /// 32 bytes that depend on all of `message` and `key`.
  public static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    folded(key + message, count: 32)
  }

  private static func folded(_ bytes: [UInt8], count: Int) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: count)
    for (index, byte) in bytes.enumerated() { digest[index % count] &+= byte }
    return digest
  }
}

/// Stands in for the digest of passwords.
enum PasswordDigests {
  /// `count` bytes that depend on the password and the salt.
  static func scrypt(
    _ password: [UInt8], salt: [UInt8], cost: PasswordCost, count: Int
  ) -> [UInt8] {
    (0..<count).map { Digests.sha256(password + salt)[$0 % 32] }
  }
}
