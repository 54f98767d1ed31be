#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A string that is equal to another only when their UTF-8 bytes are.
///
/// JSON member names are told apart by their code points, while `String` follows Unicode's
/// canonical equivalence and would merge two members that PHP keeps apart.
struct ByteKey: Hashable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (lhs: ByteKey, rhs: ByteKey) -> Bool {
    lhs.text.hasSameBytes(as: rhs.text)
  }

  func hash(into hasher: inout Hasher) {
    let hashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if hashed == nil {
      // Bridged strings: copied, so that they hash like their native equals.
      Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    hasher.combine(UInt8(0xFF))
  }
}

extension String {
  /// Whether both strings have the same UTF-8 bytes.
  public func hasSameBytes(as other: String) -> Bool {
    let count = utf8.count
    guard count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return memcmp(left, right, count) == 0
      }
    }
    // Bridged strings have no storage of their own.
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}
