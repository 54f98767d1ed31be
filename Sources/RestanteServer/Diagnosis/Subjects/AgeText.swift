/// Spans of time as people read them.
enum AgeText {
  private static let units: [(name: String, seconds: Int64)] = [
    ("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1),
  ]

  /// The span in its largest unit, such as `3 days`.
  static func text(_ seconds: Int64) -> String {
    let unit = units.first { seconds >= $0.seconds } ?? units[units.count - 1]
    let count = seconds / unit.seconds
    return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
  }
}
