import HTTPTypes
import RestanteCore
import Synchronization

/// Names requests: by what the client or a proxy called them, if that is well-formed, otherwise by
/// a name that no other request has.
final class RequestIDs: Sendable {
  /// The longest name that is taken from a client, in bytes.
  static let maxLength = 128
  /// The digits of names that are made here: Crockford's base 32, which has no I, L, O and U.
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  private let state: Atomic<UInt64>

  /// - Parameter random: Makes the start, so that two servers make different names.
  init(random: any RandomSource) {
    state = Atomic(random.next())
  }

  /// The name of a request.
  func id(of headers: HTTPFields) -> String {
    if let given = headers[.xRequestID], Self.isWellFormed(given) { return given }
    return next()
  }

  static func isWellFormed(_ text: String) -> Bool {
    guard (1...maxLength).contains(text.utf8.count) else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: ":"):
        true
      default: false
      }
    }
  }

  /// A name of 13 characters, which is short enough to need no memory of its own.
  private func next() -> String {
    // SplitMix64: a permutation of the numbers, so that no name comes twice.
    var number = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    number ^= number >> 31
    return String(unsafeUninitializedCapacity: 13) { buffer in
      for place in 0..<13 {
        buffer[12 - place] = Self.digits[Int(number & 31)]
        number >>= 5
      }
      return 13
    }
  }
}
