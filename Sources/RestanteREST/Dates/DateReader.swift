import RestanteCore

/// Reads the dates that clients put into filters: the usual part of what PHP's `strtotime`
/// understands. A bare number is no date.
package struct DateReader: Sendable {
  /// What "now" means.
  let now: Timestamp
  /// The offset from UTC of texts without a zone.
  let utcOffset: UTCOffset
  /// What is known of zones by name; without it names are no dates.
  var rules: (any ZoneRules)?

  /// No date is longer than this.
  private static let longest = 100
  /// Far enough for any calendar, near enough that arithmetic cannot overflow.
  private static let farthest: ClosedRange<Int64> = -(1 << 53)...(1 << 53)

  /// The time in whole seconds since 1970, fractions dropped; nil for what is no date.
  package func seconds(_ text: String) -> Int64? {
    let text = PHPText.trimmed(text)
    guard !text.isEmpty, text.utf8.count <= Self.longest else { return nil }
    if text.hasPrefix("@") { return Self.unixTime(text.dropFirst()) }
    var scanner = DateScanner(text)
    var draft = DateDraft(rules: rules)
    while !scanner.isAtEnd {
      guard draft.take(&scanner) else { return nil }
      scanner.skip { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") }
    }
    return draft.seconds(now: now.seconds, utcOffset: utcOffset)
  }

  private static func unixTime(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let seconds = Int64(first), farthest.contains(seconds),
      parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return seconds
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { self >= "0" && self <= "9" }
}
