extension Timestamp {
  /// The latest time that can be written with four digits of the year, in seconds.
  public static let maxSeconds: Int64 = 253_402_300_799

  /// Reads a time as RFC 3339 has it, such as `2026-11-29T18:44:54.250+01:00`. Digits beyond
  /// milliseconds are dropped; a leap second counts as the one after it.
  ///
  /// - Returns: `nil` for anything else, and for a day that the calendar does not have.
  public init?(rfc3339 text: String) {
    var scanner = DigitScanner(text.utf8)
    guard let year = scanner.number(digits: 4), scanner.skip("-"),
      let month = scanner.number(digits: 2), scanner.skip("-"),
      let day = scanner.number(digits: 2), scanner.skip("Tt"),
      let hour = scanner.number(digits: 2), scanner.skip(":"),
      let minute = scanner.number(digits: 2), scanner.skip(":"),
      let second = scanner.number(digits: 2),
      (1...12).contains(month), (1...Self.days(of: month, in: year)).contains(day),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var fraction: Int64 = 0
    if scanner.skip(".") {
      guard let milliseconds = scanner.milliseconds() else { return nil }
      fraction = milliseconds
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  private static func days(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: leaps(before: year + 1) > leaps(before: year) ? 29 : 28
    default: 31
    }
  }

  /// How many leap years there are from the year 0 up to a year.
  private static func leaps(before year: Int64) -> Int64 {
    year > 0 ? (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1 : 0
  }

  private static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
    let earlierMonths = (1..<month).reduce(0) { $0 + days(of: $1, in: year) }
    return year * 365 + leaps(before: year) + earlierMonths + day - 1 - 719_528
  }
}

/// Reads numbers of a fixed length from the beginning of a text.
private struct DigitScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: String.UTF8View) {
    rest = Array(text)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Skips one of some characters, if it is next.
  mutating func skip(_ characters: String) -> Bool {
    guard let next = rest.first, characters.utf8.contains(next) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(digits: Int) -> Int64? {
    var number: Int64 = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  /// One digit or more after the point, as milliseconds.
  mutating func milliseconds() -> Int64? {
    guard var number = digit() else { return nil }
    var count = 1
    while let digit = digit() {
      if count < 3 {
        number = number * 10 + digit
        count += 1
      }
    }
    while count < 3 {
      number *= 10
      count += 1
    }
    return number
  }

  /// The offset from UTC in minutes, east of it positive.
  mutating func offset() -> Int64? {
    if skip("Zz") { return 0 }
    let isEast = skip("+")
    guard isEast || skip("-"), let hours = number(digits: 2), skip(":"),
      let minutes = number(digits: 2), hours < 24, minutes < 60
    else { return nil }
    return (isEast ? 1 : -1) * (hours * 60 + minutes)
  }

  private mutating func digit() -> Int64? {
    guard let next = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else {
      return nil
    }
    rest.removeFirst()
    return Int64(next - UInt8(ascii: "0"))
  }
}
