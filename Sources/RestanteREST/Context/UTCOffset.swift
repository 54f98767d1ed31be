/// How far ahead of UTC a portal's clocks are.
enum UTCOffset: Sendable, ExpressibleByIntegerLiteral {
  /// Always so many seconds.
  case fixed(Int)
  /// What a zone's rules say at each time.
  case zone(String, any ZoneRules)

  init(integerLiteral seconds: Int) { self = .fixed(seconds) }

  /// The offset in seconds at a time, in seconds since 1970-01-01T00:00:00Z.
  func seconds(at time: Int64) -> Int {
    switch self {
    case .fixed(let seconds): seconds
    case .zone(let name, let rules): rules.utcOffset(of: name, at: time) ?? 0
    }
  }

  /// The offset to read a time by that clocks of the zone show. A time that they skip lies as far
  /// behind the gap as it is within it. Of two that they show alike the later one is meant east of
  /// Greenwich and the earlier one west of it. All of this is PHP's.
  func seconds(atLocal time: Int64) -> Int {
    let shown = seconds(at: time)
    let actual = seconds(at: time - Int64(shown))
    let isBeforeChange = actual > shown && seconds(at: time - Int64(actual)) != actual
    return isBeforeChange ? shown : actual
  }
}
