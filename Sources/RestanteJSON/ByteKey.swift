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
  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
