import RestanteCore
import RestanteJSON
import RestanteNative

/// Arguments that several endpoints of the lab take.
extension ArgumentReader {
  /// The longest span that something may wait or last, in milliseconds: a day.
  private static let longestSpan: Int64 = 86_400_000

  /// A span of time in milliseconds: seconds, also with a fraction, or a duration such as `1m30s`.
  /// `nil` when it is missing.
  func milliseconds(_ name: String) throws(Problem) -> Int64? {
    guard let value = value(name) else { return nil }
    var seconds: Double?
    if case .number(let number) = value { seconds = number.double }
    if let text = value.stringValue { seconds = DurationText.seconds(text).map(Double.init) }
    guard let seconds, (0...Double(Self.longestSpan / 1_000)).contains(seconds) else {
      throw wrong(name, "must be seconds or a duration such as 1m30s, of at most a day")
    }
    return Int64((seconds * 1_000).rounded(.up))
  }

  /// A span of time in whole seconds, as a number or a duration; `nil` when it is missing.
  func seconds(_ name: String, _ range: ClosedRange<Int64>) throws(Problem) -> Int64? {
    guard let value = value(name) else { return nil }
    let seconds = value.intValue ?? value.stringValue.flatMap(DurationText.seconds)
    guard let seconds, range.contains(seconds) else {
      throw wrong(
        name,
        "must be seconds or a duration such as 1h30m, from \(range.lowerBound) to "
          + "\(range.upperBound) s")
    }
    return seconds
  }
}
