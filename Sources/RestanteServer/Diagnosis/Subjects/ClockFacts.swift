/// What is known of the machine's clock.
struct ClockFacts: Sendable {
  /// By how many seconds the machine is behind the newest event of an embedded database; negative
  /// when it is ahead, as it should be.
  var behindNewestEvent: Int64?
  /// By how many seconds the machine differs from another clock, by the other's name.
  var differences: [(name: String, seconds: Int64)] = []

  /// How many seconds of difference do no harm.
  static let tolerance: Int64 = 2

  var findings: [Finding] {
    let remedy = "timedatectl set-ntp true"
    var problems: [Finding] = []
    if let behindNewestEvent, behindNewestEvent > Self.tolerance {
      problems.append(
        .warning(
          "clock",
          "This machine's clock is \(AgeText.text(behindNewestEvent)) behind the newest event in "
            + "the database. Set it right.", remedy: remedy))
    }
    for (name, seconds) in differences where abs(seconds) > Self.tolerance {
      let direction = seconds > 0 ? "behind" : "ahead of"
      problems.append(
        .warning(
          "clock",
          "This machine's clock is \(AgeText.text(abs(seconds))) \(direction) that of \(name).",
          remedy: remedy))
    }
    guard problems.isEmpty else { return problems }
    guard behindNewestEvent != nil || !differences.isEmpty else { return [] }
    return [.ok("clock", "The clock agrees with what is known of other times.")]
  }
}
