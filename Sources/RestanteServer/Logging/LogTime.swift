package import RestanteCore

/// A time as logs write it, in UTC.
package struct LogTime: Sendable {
  private let year: Int64
  private let month: Int64
  private let day: Int64
  private let seconds: Int64
  private let milliseconds: Int64

  package init(_ time: Timestamp) {
    let days = Self.quotient(time.seconds, 86_400)
    seconds = time.seconds - days * 86_400
    milliseconds = time.milliseconds - time.seconds * 1_000
    // Years begin in March here, so that leap days come last. An era has 400 years.
    let shifted = days + 719_468
    let era = Self.quotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// As RFC 3339 has it: `2026-11-30T04:20:23.045Z`.
  package var rfc3339: String {
    "\(year)-\(Self.digits(month))-\(Self.digits(day))T\(clock).\(Self.digits(milliseconds, 3))Z"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// As access logs have it: `30/Nov/2026:04:20:23 +0000`.
  var combined: String {
    "\(Self.digits(day))/\(Self.months[Int(month) - 1])/\(year):\(clock) +0000"
  }

  private var clock: String {
    [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { Self.digits($0) }
      .joined(separator: ":")
  }

  private static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func digits(_ number: Int64, _ count: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
