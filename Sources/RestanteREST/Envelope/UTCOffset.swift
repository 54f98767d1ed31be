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

  /// The offset at a time that clocks of the zone show. Of two times that they show alike the later
  /// one is meant, and one that they skip is read as if they did not.
  func seconds(atLocal time: Int64) -> Int {
    let guess = seconds(at: time - Int64(seconds(at: time)))
    return seconds(at: time - Int64(guess))
  }
}
