/// Text as PHP's functions treat it.
enum PHPText {
  /// Without the characters that PHP's `trim` takes off both ends.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isTrimmable($0) }),
      let last = bytes.lastIndex(where: { !isTrimmable($0) })
    else { return "" }
    return String(text[first...last])
  }

  /// With ASCII letters in capitals and everything else as it is.
  static func uppercased(_ text: String) -> String {
    guard text.utf8.contains(where: { isSmall($0) }) else { return text }
    return String(decoding: text.utf8.map { isSmall($0) ? $0 & 0xDF : $0 }, as: UTF8.self)
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
  }

  private static func isTrimmable(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0 || byte == 0x0B
  }
}
