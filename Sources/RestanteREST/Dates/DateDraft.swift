/// The parts of a date that were read so far, and how they are put together.
struct DateDraft {
  /// Which of the days of the week with one name is meant.
  enum Weekday {
    case this(Int)
    case next(Int)
    case last(Int)
  }

  /// What stands for the day within a month.
  enum Edge {
    case first
    case last
  }

  /// What is known of zones by name.
  let rules: (any ZoneRules)?
  var date: CivilDate?
  /// Whether the year of the date is now's.
  var lacksYear = false
  /// The second of the day; nil where nothing says it.
  var time: Int64?
  /// Whether a time was written, which a second one would contradict.
  var hasClock = false
  var zone: UTCOffset?
  var weekday: Weekday?
  var edge: Edge?
  var movesDays: Int64 = 0
  var movesMonths: Int64 = 0
  var movesSeconds: Int64 = 0

  init(rules: (any ZoneRules)? = nil) {
    self.rules = rules
  }

  /// Reads the next part; tells whether there was one that fits.
  mutating func take(_ scanner: inout DateScanner) -> Bool {
    if DateScanner.isDigit(scanner.peek()) { return takeNumber(&scanner) }
    if scanner.peek() == UInt8(ascii: "+") || scanner.peek() == UInt8(ascii: "-") {
      return (hasClock && zone == nil && takeZone(&scanner)) || takeSignedMove(&scanner)
    }
    return takeWord(&scanner)
  }

  /// The time that was read. What was not said is taken from now; a date without a time begins at
  /// midnight. `nil` for what is understood in too many ways.
  func seconds(now: Int64, utcOffset: UTCOffset) -> Int64? {
    let offset = zone ?? utcOffset
    let local = now + Int64(offset.seconds(at: now))
    let today = CivilDate.floorDivide(local, 86_400)
    var day = date ?? CivilDate(daysSinceEpoch: today)
    if lacksYear { day.year = CivilDate(daysSinceEpoch: today).year }
    let secondOfDay = time ?? (date == nil ? local - today * 86_400 : 0)
    var months = day.year * 12 + Int64(day.month - 1) + movesMonths
    switch edge {
    case .first: day.day = 1
    case .last:
      months += 1
      day.day = 0
    case nil: break
    }
    day.year = CivilDate.floorDivide(months, 12)
    day.month = Int(months - day.year * 12) + 1
    guard let days = onWeekday(day.daysSinceEpoch + movesDays) else { return nil }
    let shown = days * 86_400 + secondOfDay + movesSeconds
    return shown - Int64(offset.seconds(atLocal: shown))
  }

  /// The day of the week that is meant, counted from a day. PHP's rules for those that something
  /// moves beside have changed from version to version: such are refused.
  private func onWeekday(_ days: Int64) -> Int64? {
    guard let weekday else { return days }
    guard movesDays == 0, movesMonths == 0, edge == nil else { return nil }
    let today = days + 4 - CivilDate.floorDivide(days + 4, 7) * 7
    func ahead(_ wanted: Int) -> Int64 { (Int64(wanted) - today + 7) % 7 }
    switch weekday {
    case .this(let wanted): return days + ahead(wanted)
    case .next(let wanted): return days + (ahead(wanted) == 0 ? 7 : ahead(wanted))
    case .last(let wanted): return days + ahead(wanted) - 7
    }
  }
}
