/// Spans of time as people write them: `90`, `30m`, `2d`, `1h30m`.
public enum DurationText {
  private static let units: [(suffix: Character, seconds: Int64)] = [
    ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
  ]

  /// The number of seconds that a text means; `nil` when it means none. A number alone is seconds;
  /// units go from large to small, each at most once.
  public static func seconds(_ text: String) -> Int64? {
    if text.allSatisfy(\.isASCIIDigit) { return Int64(text) }
    var rest = text[...]
    var left = units[...]
    var total: Int64 = 0
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isASCIIDigit)
      rest = rest.dropFirst(digits.count)
      guard let number = Int64(digits), let suffix = rest.first?.lowercased(),
        let place = left.firstIndex(where: { "\($0.suffix)" == suffix })
      else { return nil }
      let (seconds, isTooLarge) = number.multipliedReportingOverflow(by: left[place].seconds)
      let (sum, overflows) = total.addingReportingOverflow(seconds)
      guard !isTooLarge, !overflows else { return nil }
      total = sum
      left = left[(place + 1)...]
      rest = rest.dropFirst()
    }
    return total
  }

  /// The shortest text that means a number of seconds, in one unit.
  public static func text(_ seconds: Int64) -> String {
    for unit in units where seconds > 0 && seconds % unit.seconds == 0 {
      return "\(seconds / unit.seconds)\(unit.suffix)"
    }
    return "\(seconds)s"
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { "0"..."9" ~= self }
}
