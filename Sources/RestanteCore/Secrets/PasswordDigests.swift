// The only file that knows which library hashes passwords.
private import Crypto
private import CryptoExtras
private import FoundationEssentials

/// The slow digest of passwords.
enum PasswordDigests {
  /// `count` bytes derived from a password by scrypt (RFC 7914); none when the parameters are out
  /// of range.
  static func scrypt(
    _ password: [UInt8], salt: [UInt8], cost: PasswordCost, count: Int
  ) -> [UInt8] {
    let key = try? KDF.Scrypt.deriveKey(
      from: password, salt: salt, outputByteCount: count, rounds: 1 << cost.logRounds,
      blockSize: cost.blockSize, parallelism: cost.parallelism)
    return key?.withUnsafeBytes { Array($0) } ?? []
  }
}
