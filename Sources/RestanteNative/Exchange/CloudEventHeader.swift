import RestanteCore

/// A header that holds an attribute of a CloudEvent in binary mode.
public struct CloudEventHeader: Sendable, Hashable {
  /// What the names of these headers begin with, in small letters.
  public static let prefix = "ce-"

  /// The attribute's name: that of the header without ``prefix``.
  public let attribute: String
  /// The value as it came.
  public let value: String

  /// Takes a header; `nil` unless it is one of binary mode.
  ///
  /// - Parameter name: The header's name in small letters.
  public init?(name: String, value: String) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    attribute = String(name.dropFirst(Self.prefix.count))
    self.value = value
  }

  /// The attribute's value: what is in double quotes is unescaped, and percent-encoding undone
  /// once, as the HTTP binding of CloudEvents asks.
  func text() throws(Problem) -> String {
    let bytes = PercentCoding.decodedBytes(unquoted)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(
        .invalidArgument, "\(attribute) is not UTF-8 when percent-decoded.", argument: attribute)
    }
    return text
  }

  private var unquoted: [UInt8] {
    let bytes = Array(value.utf8)
    let quote = UInt8(ascii: "\"")
    guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return bytes }
    var inner: [UInt8] = []
    var isEscaped = false
    for byte in bytes.dropFirst().dropLast() {
      if byte == UInt8(ascii: "\\") && !isEscaped {
        isEscaped = true
      } else {
        inner.append(byte)
        isEscaped = false
      }
    }
    return inner
  }
}
