/// Names a credential in lists: the first 16 hexadecimal digits of its hash. Nobody gets back from
/// it to the credential.
public struct CredentialID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How many bytes of the hash an id holds.
  public static let length = 8

  /// The first bytes of the hash.
  public let bytes: [UInt8]

  /// The id of the credential with a hash.
  public init(of hash: SecretHash) {
    self.bytes = Array(hash.bytes.prefix(Self.length))
  }

  /// The id as a number, in which form stores keep it beside events.
  public var stored: Int64 { bytes.reduce(0) { $0 << 8 | Int64($1) } }

  /// Reads ``stored`` back.
  public init(stored number: Int64) {
    bytes = (0..<Self.length).map { place in
      UInt8(truncatingIfNeeded: number >> (8 * Int64(Self.length - 1 - place)))
    }
  }

  /// An id from its digits; `nil` unless there are 16.
  public init?(_ text: String) {
    guard let bytes = Hex.decode(text), bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// The 16 digits.
  public var description: String { Hex.encode(bytes) }

  /// The hashes that the id may stand for: from the first to the last one.
  public var hashes: (first: [UInt8], last: [UInt8]) {
    let rest = 32 - Self.length
    return (bytes + Array(repeating: 0, count: rest), bytes + Array(repeating: 255, count: rest))
  }

  /// Whether `lhs` comes first in lists.
  public static func < (lhs: CredentialID, rhs: CredentialID) -> Bool {
    lhs.bytes.lexicographicallyPrecedes(rhs.bytes)
  }
}
