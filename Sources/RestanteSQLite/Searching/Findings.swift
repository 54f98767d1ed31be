/// What was found for an operation before the writer runs it.
struct Findings {
  /// How often an operation is run again because others took what was found for it. After that the
  /// writer searches itself, so that every operation comes to an end.
  static let mostRounds = 8

  private(set) var found: [Search: Found] = [:]
  /// How often something was looked for.
  private(set) var rounds = 0

  /// Whether it is time to come to an end.
  var isLastRound: Bool { rounds >= Self.mostRounds }

  /// Notes what a search came to.
  mutating func note(_ result: Found, of search: Search) {
    found[search] = result
    rounds += 1
  }
}
