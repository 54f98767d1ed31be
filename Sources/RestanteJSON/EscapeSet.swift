/// The bytes that a style of writing cannot leave as they are in a string.
struct EscapeSet: Sendable {
  // One bit for each ASCII character: a table without a table's memory accesses.
  private let low: UInt64
  private let high: UInt64
  /// Whether U+2028 and U+2029, which older JavaScript reads as line ends, are escaped.
  let separators: Bool

  init(_ style: JSONWriter.Style) {
    var low: UInt64 = 0xFFFF_FFFF
    var high: UInt64 = 0
    let special: String =
      switch style {
      case .plain: #""\"#
      case .php: #""\/<>&'"#
      }
    for byte in special.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    (self.low, self.high) = (low, high)
    separators = style == .php
  }

  /// Whether the byte needs a closer look; 0xE2 begins the two line separators.
  func mayEscape(_ byte: UInt8) -> Bool {
    if byte >= 0x80 { return byte == 0xE2 && separators }
    let bits = byte < 64 ? low : high
    return bits &>> UInt64(byte & 63) & 1 != 0
  }
}
