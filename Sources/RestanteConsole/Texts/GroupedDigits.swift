/// Numbers as pages show them.
enum GroupedDigits {
  /// A number with its thousands apart.
  static func text(_ value: Int64) -> String {
    let digits = Array(String(value.magnitude))
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "\u{202F}" }
      grouped.append(digit)
    }
    return value < 0 ? "-\(grouped)" : grouped
  }
}
