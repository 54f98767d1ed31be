/// Parts that begin with a letter.
extension DateDraft {
  mutating func takeWord(_ scanner: inout DateScanner) -> Bool {
    let start = scanner.position
    // A `t` before a time.
    if scanner.peek() == UInt8(ascii: "t"), DateScanner.isDigit(scanner.peek(1)) {
      _ = scanner.take("t")
      return takeTime(&scanner)
    }
    let word = scanner.word()
    if takeDay(word) || takeRelative(word, &scanner) { return true }
    if let number = DateNames.weekday(word) { return set(.this(number)) }
    if let month = DateNames.month(word) { return takeMonth(month, &scanner) }
    guard zone == nil, !word.isEmpty else { return false }
    if let name = scanner.zoneName(from: start) { return takeZone(named: name) }
    guard let hours = DateNames.zones[word] else { return false }
    zone = .fixed(hours * 3600)
    // `GMT+0200`, as browsers write it.
    if word == "gmt", scanner.peek() == UInt8(ascii: "+") || scanner.peek() == UInt8(ascii: "-") {
      return takeZone(&scanner)
    }
    return true
  }

  private mutating func takeDay(_ word: String) -> Bool {
    switch word {
    case "now":
      break
    case "today", "midnight":
      time = 0
    case "noon":
      time = 12 * 3600
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

  /// `ago`, `next month`, `last monday`, `first day of`.
  private mutating func takeRelative(_ word: String, _ scanner: inout DateScanner) -> Bool {
    if word == "ago" {
      movesSeconds.negate()
      movesDays.negate()
      movesMonths.negate()
      return true
    }
    let start = scanner.position
    scanner.skipSpaces()
    if word == "first" || word == "last", scanner.take(words: "day of") {
      edge = word == "first" ? .first : .last
      return true
    }
    guard let step = ["next": 1, "last": -1, "previous": -1, "this": 0][word] else {
      scanner.rewind(to: start)
      return false
    }
    let what = scanner.word()
    if let number = DateNames.weekday(what) {
      return set(step == 0 ? .this(number) : step > 0 ? .next(number) : .last(number))
    }
    // Which day "last week" is depends on the version of PHP.
    guard what != "week", let unit = DateNames.unit(what) else { return false }
    move(unit, by: Int64(step))
    return true
  }

  private mutating func set(_ weekday: Weekday) -> Bool {
    guard self.weekday == nil else { return false }
    self.weekday = weekday
    time = time ?? 0
    return true
  }

  /// `July 1st, 2026`, `Jul 1`, `July 2026`.
  private mutating func takeMonth(_ month: Int, _ scanner: inout DateScanner) -> Bool {
    guard date == nil else { return false }
    scanner.skip { $0 == 0x20 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    if let year = scanner.number(digits: 4...4) {
      date = CivilDate(year: Int64(year), month: month, day: 1)
      return true
    }
    guard let day = scanner.number(digits: 1...2), (1...31).contains(day),
      scanner.peek() != UInt8(ascii: ":")
    else { return false }
    scanner.skipOrdinal()
    takeYear(&scanner, day: day, month: month)
    return true
  }

  /// `Europe/Berlin`, where the machine knows it.
  private mutating func takeZone(named name: String) -> Bool {
    guard let rules, rules.utcOffset(of: name, at: 0) != nil else { return false }
    zone = .zone(name, rules)
    return true
  }
}
