/// Numbers of bytes as people write them: digits, then K, M or G for powers of 1,024.
enum ByteCount {
  private static let units: [(suffix: Character, bytes: Int64)] = [
    ("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10),
  ]

  /// The number of bytes that a text means; `nil` when it means none.
  static func read(_ text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits) else { return nil }
    let suffix = text.dropFirst(digits.count).uppercased()
    guard let factor = suffix.isEmpty ? 1 : units.first(where: { "\($0.suffix)" == suffix })?.bytes
    else { return nil }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    return isTooLarge ? nil : bytes
  }

  /// The shortest text that means a number of bytes.
  static func text(_ bytes: Int64) -> String {
    for unit in units where bytes > 0 && bytes % unit.bytes == 0 {
      return "\(bytes / unit.bytes)\(unit.suffix)"
    }
    return "\(bytes)"
  }
}
