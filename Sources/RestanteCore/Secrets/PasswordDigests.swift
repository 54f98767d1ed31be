private import CLibcrypto

/// The slow digest of passwords.
enum PasswordDigests {
  /// With parameters that need more bytes, passwords are refused.
  private static let maxMemory: UInt64 = 1 << 30

  /// `count` bytes derived from a password by scrypt (RFC 7914); none when the parameters are out
  /// of range.
  static func scrypt(
    _ password: [UInt8], salt: [UInt8], cost: PasswordCost, count: Int
  ) -> [UInt8] {
    guard (1..<63).contains(cost.logRounds), cost.blockSize > 0, cost.parallelism > 0 else {
      return []
    }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      let isDerived = password.withUnsafeBytes { password in
        salt.withUnsafeBufferPointer { salt in
          EVP_PBE_scrypt(
            password.baseAddress, password.count, salt.baseAddress, salt.count,
            UInt64(1) << UInt64(cost.logRounds), UInt64(cost.blockSize), UInt64(cost.parallelism),
            maxMemory, buffer.baseAddress, count)
        }
      }
      written = isDerived == 1 ? count : 0
    }
  }
}
