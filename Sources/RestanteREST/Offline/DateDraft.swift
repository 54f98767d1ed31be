/// What has been read of a date so far.
struct DateDraft {
  private var date: CivilDate?
  /// Seconds since midnight.
  private var time: Int64?
  /// Whether a time of day was spelled; a word such as `today` only means midnight.
  private var hasClock = false
  /// The zone's offset from UTC in seconds.
  private var zone: Int?
  private var movesMonths: Int64 = 0
  private var movesDays: Int64 = 0
  private var movesSeconds: Int64 = 0

  /// Reads the next piece; tells whether it was one.
  mutating func take(_ scanner: inout DateScanner) -> Bool {
    if DateScanner.isDigit(scanner.peek()) {
      return takeDate(&scanner) || takeTime(&scanner)
    }
    if scanner.peek() == UInt8(ascii: "+") || scanner.peek() == UInt8(ascii: "-") {
      return (hasClock && zone == nil && takeZone(&scanner)) || takeMove(&scanner)
    }
    return takeWord(&scanner)
  }

  private mutating func takeDate(_ scanner: inout DateScanner) -> Bool {
    guard date == nil else { return false }
    let start = scanner.position
    guard let found = Self.yearFirst(&scanner) ?? Self.dayFirst(&scanner, from: start) else {
      scanner.rewind(to: start)
      return false
    }
    date = found
    // A `t` between date and time.
    if scanner.peek() == UInt8(ascii: "t"), DateScanner.isDigit(scanner.peek(1)) {
      _ = scanner.take("t")
      return takeTime(&scanner)
    }
    return true
  }

  private static func yearFirst(_ scanner: inout DateScanner) -> CivilDate? {
    guard let year = scanner.number(digits: 4...4) else { return nil }
    let separator: Unicode.Scalar = scanner.peek() == UInt8(ascii: "/") ? "/" : "-"
    guard scanner.take(separator), let month = scanner.number(digits: 1...2),
      scanner.take(separator), let day = scanner.number(digits: 1...2)
    else { return nil }
    return valid(year, month, day)
  }

  private static func dayFirst(_ scanner: inout DateScanner, from start: Int) -> CivilDate? {
    scanner.rewind(to: start)
    guard let day = scanner.number(digits: 1...2), scanner.take("."),
      let month = scanner.number(digits: 1...2), scanner.take("."),
      let year = scanner.number(digits: 4...4)
    else { return nil }
    return valid(year, month, day)
  }

  /// A day that the month does not have flows over into the next one.
  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return CivilDate(year: Int64(year), month: month, day: day)
  }

  private mutating func takeTime(_ scanner: inout DateScanner) -> Bool {
    guard !hasClock, let hour = scanner.number(digits: 1...2), hour <= 24,
      scanner.take(":"), let minute = scanner.number(digits: 2...2), minute < 60
    else { return false }
    var second = 0
    if scanner.take(":") {
      guard let number = scanner.number(digits: 2...2), number <= 60 else { return false }
      second = number
      if scanner.peek() == UInt8(ascii: ".") {
        guard scanner.take("."), scanner.skipDigits() else { return false }
      }
    }
    time = Int64(hour * 3600 + minute * 60 + second)
    hasClock = true
    return true
  }

  /// `+02:00`, `+0200` or `+02`, directly behind a time.
  private mutating func takeZone(_ scanner: inout DateScanner) -> Bool {
    let start = scanner.position
    let isWest = scanner.peek() == UInt8(ascii: "-")
    _ = scanner.take(isWest ? "-" : "+")
    if let both = scanner.number(digits: 4...4) {
      return setZone(hours: both / 100, minutes: both % 100, isWest: isWest)
    }
    if let hours = scanner.number(digits: 1...2) {
      if scanner.take(":") {
        guard let minutes = scanner.number(digits: 2...2) else { return false }
        return setZone(hours: hours, minutes: minutes, isWest: isWest)
      }
      if scanner.isAtEnd { return setZone(hours: hours, minutes: 0, isWest: isWest) }
    }
    scanner.rewind(to: start)
    return false
  }

  private mutating func setZone(hours: Int, minutes: Int, isWest: Bool) -> Bool {
    guard hours <= 14, minutes < 60 else { return false }
    zone = (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    return true
  }

  private mutating func takeWord(_ scanner: inout DateScanner) -> Bool {
    switch scanner.word() {
    case "z", "utc", "gmt":
      guard zone == nil else { return false }
      zone = 0
    case "now":
      break
    case "today", "midnight":
      time = 0
    case "tomorrow":
      time = 0
      movesDays = 1
    case "yesterday":
      time = 0
      movesDays = -1
    default:
      return false
    }
    return true
  }

  /// `+1 day`, `-2 hours`.
  private mutating func takeMove(_ scanner: inout DateScanner) -> Bool {
    let isBack = scanner.peek() == UInt8(ascii: "-")
    _ = scanner.take(isBack ? "-" : "+")
    guard let number = scanner.number(digits: 1...6) else { return false }
    scanner.skipSpaces()
    let amount = Int64(isBack ? -number : number)
    var unit = scanner.word()
    if unit.count > 3, unit.hasSuffix("s") { unit.removeLast() }
    switch unit {
    case "sec", "second": movesSeconds += amount
    case "min", "minute": movesSeconds += amount * 60
    case "hour": movesSeconds += amount * 3600
    case "day": movesDays += amount
    case "week": movesDays += amount * 7
    case "month": movesMonths += amount
    case "year": movesMonths += amount * 12
    default: return false
    }
    return true
  }

  /// The time that was read. What was not said is taken from now; a date without a time begins at
  /// midnight.
  func seconds(now: Int64, utcOffset: UTCOffset) -> Int64? {
    let local = now + Int64(zone ?? utcOffset.seconds(at: now))
    let today = CivilDate.floorDivide(local, 86_400)
    var day = date ?? CivilDate(daysSinceEpoch: today)
    let secondOfDay = time ?? (date == nil ? local - today * 86_400 : 0)
    let months = day.year * 12 + Int64(day.month - 1) + movesMonths
    day.year = CivilDate.floorDivide(months, 12)
    day.month = Int(months - day.year * 12) + 1
    let days = day.daysSinceEpoch + movesDays
    let shown = days * 86_400 + secondOfDay + movesSeconds
    return shown - Int64(zone ?? utcOffset.seconds(atLocal: shown))
  }
}
