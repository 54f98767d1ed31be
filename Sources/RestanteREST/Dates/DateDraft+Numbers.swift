/// Parts that begin with a digit or a sign.
extension DateDraft {
  mutating func takeNumber(_ scanner: inout DateScanner) -> Bool {
    let start = scanner.position
    let ways: [(inout DateDraft, inout DateScanner) -> Bool] = [
      { $0.takeDate(&$1) }, { $0.takeTime(&$1) }, { $0.takeMove(&$1, sign: 1) },
      { $0.takeYearBehindTime(&$1) },
    ]
    for way in ways {
      var draft = self
      if way(&draft, &scanner) {
        self = draft
        return true
      }
      scanner.rewind(to: start)
    }
    return false
  }

  // MARK: Dates

  private mutating func takeDate(_ scanner: inout DateScanner) -> Bool {
    guard date == nil else { return false }
    let start = scanner.position
    for way in [Self.compact, Self.yearFirst, Self.dayFirst, Self.monthFirst] {
      if let found = way(&scanner) {
        date = found
        return takeTimeGlued(&scanner)
      }
      scanner.rewind(to: start)
    }
    guard let day = scanner.number(digits: 1...2), (1...31).contains(day) else { return false }
    scanner.skipOrdinal()
    scanner.skip { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
    guard let month = DateNames.month(scanner.word()) else { return false }
    takeYear(&scanner, day: day, month: month)
    return takeTimeGlued(&scanner)
  }

  /// The year behind a day and the name of a month, if there is one.
  mutating func takeYear(_ scanner: inout DateScanner, day: Int, month: Int) {
    let start = scanner.position
    scanner.skip { [0x20, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ",")].contains($0) }
    let long = scanner.number(digits: 4...4)
    // Two digits may be an hour: `1 Jul 10:00`.
    let short = long == nil ? scanner.number(digits: 2...2) : nil
    let isHour = scanner.peek() == UInt8(ascii: ":")
    if let year = long ?? (isHour ? nil : short.map(Self.century)) {
      date = CivilDate(year: Int64(year), month: month, day: day)
    } else {
      scanner.rewind(to: start)
      date = CivilDate(year: 2000, month: month, day: day)
      lacksYear = true
    }
  }

  private static func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }

  /// A `t`, or the `:` of server logs, between date and time.
  private mutating func takeTimeGlued(_ scanner: inout DateScanner) -> Bool {
    if scanner.peek() == UInt8(ascii: "t") || scanner.peek() == UInt8(ascii: ":"),
      DateScanner.isDigit(scanner.peek(1))
    {
      _ = scanner.take(scanner.peek() == UInt8(ascii: "t") ? "t" : ":")
      return takeTime(&scanner)
    }
    return true
  }

  /// `20240718T`, which only a time behind it makes a date.
  private static func compact(_ scanner: inout DateScanner) -> CivilDate? {
    guard let digits = scanner.number(digits: 8...8), scanner.peek() == UInt8(ascii: "t") else {
      return nil
    }
    return valid(digits / 10_000, digits / 100 % 100, digits % 100)
  }

  private static func yearFirst(_ scanner: inout DateScanner) -> CivilDate? {
    guard let year = scanner.number(digits: 4...4) else { return nil }
    let separator: Unicode.Scalar = scanner.peek() == UInt8(ascii: "/") ? "/" : "-"
    guard scanner.take(separator) else { return nil }
    let named = DateNames.month(scanner.word())
    guard let month = named ?? scanner.number(digits: 1...2) else { return nil }
    // A month alone begins with its first day.
    if named == nil, separator == "-", scanner.isAtEnd { return valid(year, month, 1) }
    guard scanner.take(separator), let day = scanner.number(digits: 1...2) else { return nil }
    return valid(year, month, day)
  }

  private static func dayFirst(_ scanner: inout DateScanner) -> CivilDate? {
    guard let day = scanner.number(digits: 1...2) else { return nil }
    let separator: Unicode.Scalar = scanner.peek() == UInt8(ascii: "-") ? "-" : "."
    guard scanner.take(separator), let month = scanner.number(digits: 1...2),
      scanner.take(separator), let year = scanner.number(digits: 4...4)
    else { return nil }
    return valid(year, month, day)
  }

  /// As in America: `7/18/2024`.
  private static func monthFirst(_ scanner: inout DateScanner) -> CivilDate? {
    guard let month = scanner.number(digits: 1...2), scanner.take("/"),
      let day = scanner.number(digits: 1...2), scanner.take("/"),
      let year = scanner.number(digits: 4...4)
    else { return nil }
    return valid(year, month, day)
  }

  /// A day that the month does not have flows over into the next one.
  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    return CivilDate(year: Int64(year), month: month, day: day)
  }

  /// `Mon Aug 15 15:52:01 2005`: the year may stand behind the time.
  private mutating func takeYearBehindTime(_ scanner: inout DateScanner) -> Bool {
    guard lacksYear, hasClock, let year = scanner.number(digits: 4...4) else { return false }
    date?.year = Int64(year)
    lacksYear = false
    return true
  }

  // MARK: Times

  mutating func takeTime(_ scanner: inout DateScanner) -> Bool {
    guard !hasClock else { return false }
    let start = scanner.position
    var seconds = Self.clock(&scanner)
    if seconds == nil {
      scanner.rewind(to: start)
      seconds = Self.packed(&scanner)
    }
    guard seconds != nil else { return false }
    time = seconds
    hasClock = true
    return true
  }

  /// `12:32`, `12:32:31.5`, `3:30 p.m.`, `3 pm`.
  private static func clock(_ scanner: inout DateScanner) -> Int64? {
    guard let hour = scanner.number(digits: 1...2) else { return nil }
    var minute = 0
    var second = 0
    let hasMinutes = scanner.take(":")
    if hasMinutes {
      guard let number = scanner.number(digits: 1...2), number < 60 else { return nil }
      minute = number
      if scanner.take(":") {
        guard let number = scanner.number(digits: 1...2), number <= 60 else { return nil }
        second = number
        if scanner.take(".") {
          guard scanner.skipDigits() else { return nil }
        }
      }
    }
    switch meridian(&scanner) {
    case nil: guard hasMinutes, hour <= 24 else { return nil }
    case let isAfternoon?:
      guard (1...12).contains(hour) else { return nil }
      return seconds(hour % 12 + (isAfternoon ? 12 : 0), minute, second)
    }
    return seconds(hour, minute, second)
  }

  /// `123231`, behind a `t` only.
  private static func packed(_ scanner: inout DateScanner) -> Int64? {
    guard scanner.position > 0, scanner.peek(-1) == UInt8(ascii: "t"),
      let digits = scanner.number(digits: 6...6)
    else { return nil }
    let (hour, minute, second) = (digits / 10_000, digits / 100 % 100, digits % 100)
    guard hour <= 24, minute < 60, second <= 60 else { return nil }
    return seconds(hour, minute, second)
  }

  private static func seconds(_ hour: Int, _ minute: Int, _ second: Int) -> Int64 {
    Int64(hour * 3600 + minute * 60 + second)
  }

  /// Whether a time is of the afternoon; nil where nothing says so.
  private static func meridian(_ scanner: inout DateScanner) -> Bool? {
    let start = scanner.position
    scanner.skipSpaces()
    let letter = scanner.peek()
    if letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") {
      _ = scanner.take(letter == UInt8(ascii: "a") ? "a" : "p")
      let isDotted = scanner.take(".")
      if scanner.take("m"), !isDotted || scanner.take("."), !scanner.isAtLetter {
        return letter == UInt8(ascii: "p")
      }
    }
    scanner.rewind(to: start)
    return nil
  }

  // MARK: Zones and moves

  /// `+02:00`, `+0200`, `+02` or `+2` behind a time.
  mutating func takeZone(_ scanner: inout DateScanner) -> Bool {
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
    zone = .fixed((hours * 3600 + minutes * 60) * (isWest ? -1 : 1))
    return true
  }

  /// `+1 day`, `- 2 hours`.
  mutating func takeSignedMove(_ scanner: inout DateScanner) -> Bool {
    let isBack = scanner.peek() == UInt8(ascii: "-")
    _ = scanner.take(isBack ? "-" : "+")
    scanner.skipSpaces()
    return takeMove(&scanner, sign: isBack ? -1 : 1)
  }

  /// `2 weeks`.
  private mutating func takeMove(_ scanner: inout DateScanner, sign: Int64) -> Bool {
    guard let number = scanner.number(digits: 1...6) else { return false }
    scanner.skipSpaces()
    guard let unit = DateNames.unit(scanner.word()) else { return false }
    move(unit, by: sign * Int64(number))
    return true
  }

  mutating func move(_ unit: DateNames.Unit, by number: Int64) {
    switch unit {
    case .seconds(let seconds): movesSeconds += number * seconds
    case .days(let days): movesDays += number * days
    case .months(let months): movesMonths += number * months
    }
  }
}
