/// Where randomness comes from; injected, so that tests are repeatable.
public protocol RandomSource: Sendable {
  /// 64 uniformly random bits.
  func next() -> UInt64
}

/// The operating system's cryptographically secure generator.
public struct SystemRandomSource: RandomSource {
  /// Creates a source backed by the system generator.
  public init() {}

  /// 64 bits from the system generator.
  public func next() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}

/// The characters that random text is made of.
public struct RandomAlphabet: Sendable {
  let characters: [UInt8]

  /// Digits and small letters: process ids, as the original makes them.
  public static let processID = RandomAlphabet("0123456789abcdefghijklmnopqrstuvwxyz")
  /// Digits and letters of both cases: tokens, ids and secrets, safe in URLs and shells.
  public static let secret = RandomAlphabet(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  /// Hexadecimal digits: ids that the wire shows as 32 hex digits.
  public static let hex = RandomAlphabet("0123456789abcdef")

  private init(_ characters: String) {
    self.characters = Array(characters.utf8)
  }
}

extension RandomSource {
  /// `length` characters drawn uniformly from `alphabet`.
  public func text(length: Int, from alphabet: RandomAlphabet) -> String {
    let characters = alphabet.characters
    // Rejecting bytes above the largest multiple keeps every character equally likely.
    let limit = UInt8(256 / characters.count * characters.count - 1)
    var text: [UInt8] = []
    text.reserveCapacity(length)
    while text.count < length {
      var bits = next()
      for _ in 0..<8 where text.count < length {
        let byte = UInt8(truncatingIfNeeded: bits)
        bits >>= 8
        if byte <= limit { text.append(characters[Int(byte) % characters.count]) }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `count` random bytes.
  public func bytes(count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      let bits = next()
      for shift in 0..<8 where bytes.count < count {
        bytes.append(UInt8(truncatingIfNeeded: bits >> (8 * UInt64(shift))))
      }
    }
    return bytes
  }
}
