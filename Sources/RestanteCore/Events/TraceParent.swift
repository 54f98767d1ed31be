/// The `traceparent` header of W3C Trace Context: which trace a publication belongs to. It is kept
/// with each delivery and sent along with every attempt, unchanged.
public struct TraceParent: Sendable, Hashable {
  /// The value of the header.
  public let text: String

  /// A value as a publisher sent it; `nil` if it is not valid, or from a newer version of the
  /// standard: such a value must not be passed on.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, zip(parts, [2, 32, 16, 2]).allSatisfy({ Self.isHex($0, count: $1) }),
      parts[0] == "00", !Self.isZero(parts[1]), !Self.isZero(parts[2])
    else { return nil }
    self.text = text
  }

  private static func isHex(_ text: Substring, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
  }

  private static func isZero(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
