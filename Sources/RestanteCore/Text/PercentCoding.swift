/// Percent-encoding of URLs and forms.
public enum PercentCoding {
  /// The text behind an encoded one. A `%` without two hex digits stands for itself; bytes that
  /// are not UTF-8 become U+FFFD.
  ///
  /// - Parameters:
  ///   - encoded: The encoded text's bytes.
  ///   - plusIsSpace: Whether `+` stands for a space, as in forms.
  public static func decode(
    _ encoded: some Collection<UInt8>, plusIsSpace: Bool = false
  ) -> String {
    String(decoding: decodedBytes(encoded, plusIsSpace: plusIsSpace), as: UTF8.self)
  }

  /// The bytes behind an encoded text, as ``decode(_:plusIsSpace:)`` reads it.
  public static func decodedBytes(
    _ encoded: some Collection<UInt8>, plusIsSpace: Bool = false
  ) -> [UInt8] {
    encoded.withContiguousStorageIfAvailable {
      decodedBytes(Span(_unsafeElements: $0), plusIsSpace)
    }
      ?? decodedBytes(Array(encoded).span, plusIsSpace)
  }

  /// A text as a part of a path or a query: all but letters, digits and `-._~` is encoded.
  public static func encode(_ text: String) -> String {
    var encoded: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.append(byte)
      default:
        encoded.append(UInt8(ascii: "%"))
        encoded += Hex.encode([byte]).uppercased().utf8
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func decodedBytes(_ encoded: Span<UInt8>, _ plusIsSpace: Bool) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(encoded.count)
    var index = 0
    while index < encoded.count {
      let byte = encoded[index]
      index += 1
      if byte == UInt8(ascii: "+"), plusIsSpace {
        decoded.append(0x20)
      } else if byte == UInt8(ascii: "%"), let value = hexPair(encoded, at: index) {
        decoded.append(value)
        index += 2
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  private static func hexPair(_ bytes: Span<UInt8>, at index: Int) -> UInt8? {
    guard index + 1 < bytes.count, let high = hexDigit(bytes[index]),
      let low = hexDigit(bytes[index + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
