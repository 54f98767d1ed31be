/// What was found for an operation before the writer runs it.
struct Findings {
  /// How often an operation is run again because others took what was found for it. After that the
  /// writer searches itself, so that every operation comes to an end.
  static let maxRounds = 8

  private(set) var found: [Search: Found] = [:]
  /// How often something was looked for once more.
  private(set) var rounds = 0

  /// How often it was waited for leases to end.
  private(set) var settlings = 0

  /// Whether it is time to come to an end.
  var isLastRound: Bool { rounds >= Self.maxRounds }
  /// The same for leases of which ever more are over.
  var isLastSettling: Bool { settlings >= Self.maxRounds }

  /// Notes what a search came to.
  mutating func note(_ result: Found, of search: Search) {
    if found[search] != nil { rounds += 1 }
    found[search] = result
  }

  /// Notes that leases ended, after which there may be more to find.
  mutating func noteSettling() {
    found.removeAll()
    settlings += 1
  }
}
