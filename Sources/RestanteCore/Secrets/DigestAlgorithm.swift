private import CLibcrypto

/// A digest of OpenSSL, looked up once: each look-up by name costs as much as a short digest.
struct DigestAlgorithm: Sendable {
  static let md5 = DigestAlgorithm("MD5")
  static let sha256 = DigestAlgorithm("SHA256")

  // sound: OpenSSL's algorithms never change, and these are kept as long as the process.
  private nonisolated(unsafe) let method: OpaquePointer
  /// How many bytes a digest has.
  let count: Int

  private init(_ name: String) {
    guard let method = EVP_MD_fetch(nil, name, nil) else {
      // why: no event can be stored without it. Only an OpenSSL that is restricted, as by FIPS,
      // lacks an algorithm.
      fatalError("OpenSSL on this machine does not offer \(name)")
    }
    self.method = method
    count = Int(EVP_MD_get_size(method))
  }

  /// The digest of bytes.
  func digest(_ bytes: [UInt8]) -> [UInt8] {
    output { digest, length in
      bytes.withUnsafeBytes {
        EVP_Digest($0.baseAddress, $0.count, digest, length, method, nil) == 1
      }
    }
  }

  /// The code of a message under a key (RFC 2104).
  func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    output { code, length in
      message.withUnsafeBufferPointer { message in
        key.withUnsafeBytes { key in
          HMAC(
            method, key.baseAddress, Int32(key.count), message.baseAddress, message.count, code,
            length) != nil
        }
      }
    }
  }

  private func output(
    _ write: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>) -> Bool
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      var length: UInt32 = 0
      // Nothing but lack of memory makes these fail.
      precondition(write(buffer.baseAddress, &length) && length == count, "no digest")
      written = count
    }
  }
}
