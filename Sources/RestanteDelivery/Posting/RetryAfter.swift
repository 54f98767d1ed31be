import FoundationEssentials
import RestanteCore

/// The header `Retry-After` of a reply.
enum RetryAfter {
  /// The longest wait in seconds that is taken at its word.
  private static let longest: Int64 = 365 * 86_400

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Until when a handler wants to be left alone; `nil` where the value makes no sense or the time
  /// has passed.
  ///
  /// - Parameters:
  ///   - value: Seconds, or a date in any of the three forms of HTTP.
  ///   - now: When the reply came.
  static func time(_ value: String, at now: Timestamp) -> Timestamp? {
    let isNumber = !value.isEmpty && value.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    // A number of too many digits is a very long time.
    let seconds = isNumber ? Int64(value) ?? longest : date(value).map { $0 - now.seconds }
    guard let seconds, seconds > 0 else { return nil }
    return now.adding(seconds: min(seconds, longest))
  }

  /// The seconds since 1970 of a date: `Sun, 06 Nov 1994 08:49:37 GMT`, or as older programs write
  /// it, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
  private static func date(_ text: String) -> Int64? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
    switch words.count {
    case 6 where words[5] == "GMT":
      return seconds(day: words[1], month: words[2], year: words[3], clock: words[4])
    case 5:
      return seconds(day: words[2], month: words[1], year: words[4], clock: words[3])
    default:
      return nil
    }
  }

  private static func seconds(
    day: Substring, month: Substring, year: Substring, clock: Substring
  ) -> Int64? {
    let time = clock.split(separator: ":", omittingEmptySubsequences: false).map { UInt8($0) }
    guard let month = months.firstIndex(of: String(month)), let day = UInt8(day),
      let year = UInt16(year), time.count == 3, let hour = time[0], let minute = time[1],
      let second = time[2], 1...31 ~= day, hour < 24, minute < 60, second <= 60, year < 10_000
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let century: UInt16 = year >= 100 ? 0 : year < 70 ? 2_000 : 1_900
    let date = calendar.date(
      from: DateComponents(
        year: Int(year + century), month: month + 1, day: Int(day), hour: Int(hour),
        minute: Int(minute), second: Int(second)))
    return date.map { Int64($0.timeIntervalSince1970) }
  }
}
