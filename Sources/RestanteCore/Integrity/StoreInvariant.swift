/// What is true of the rows of a store after every commit, whatever was done.
///
/// Each store says in its own SQL which rows break it, so that both are checked for the same things
/// and findings read alike. What belongs to an application or a portal that is being removed is
/// passed over: it goes in several steps.
public enum StoreInvariant: String, Sendable, CaseIterable {
  /// A queue's figures are what is in it.
  case figures
  /// A claim holds what it says, and is there as long as events name it.
  case claims
  /// An event is in one place: it is unclaimed, in one claim, or in the history.
  case places
  /// Every event that something names is there, with what it carries, which no other event does.
  case events
  /// Nothing is kept of events that are nowhere.
  case remains
  /// The key of an unclaimed event leads to it.
  case keys
  /// Exactly the dead letters with a time for their retry are planned for it.
  case retries
  /// A departure names the events that left with it.
  case departures
  /// What something belongs to is there: its portal, application, queue or user.
  case owners
  /// No number in use will be given out again.
  case numbers
  /// What is counted of the replies that are kept for repeats is what they take.
  case replies
  /// Online bindings and outgoing webhooks have handlers, which have a turn as long as something is
  /// to be delivered; deliveries and attempts belong to what is there.
  case deliveries

  /// What is said of a row that breaks it.
  public var finding: String {
    switch self {
    case .figures: "a queue counts other events than it has"
    case .claims: "a claim does not hold what it says"
    case .places: "an event is in several places at once"
    case .events: "an event is missing, or what it carries is"
    case .remains: "something is left of an event that is nowhere"
    case .keys: "the key of an event leads elsewhere"
    case .retries: "a retry is not planned as its event says"
    case .departures: "the history does not hold what it says"
    case .owners: "what something belongs to is missing"
    case .numbers: "a number in use would be given out again"
    case .replies: "the replies kept for repeats take other room than is counted"
    case .deliveries: "a handler does not have what it should, or a delivery no handler"
    }
  }

  /// How many rows are told of one invariant; there may be millions.
  static let maximumShown = 20

  /// Looks for rows that break an invariant, one invariant after the other.
  ///
  /// - Parameter rows: The first rows that break an invariant, up to a number of them.
  /// - Returns: A sentence for each row; none when everything is sound.
  public static func findings<Failure: Error>(
    _ rows: (StoreInvariant, Int) throws(Failure) -> [BrokenRow]
  ) throws(Failure) -> [String] {
    var findings: [String] = []
    for invariant in allCases {
      let broken = try rows(invariant, maximumShown + 1)
      findings += broken.prefix(maximumShown).map { "\(invariant.finding): \($0)" }
      if broken.count > maximumShown { findings.append("\(invariant.finding): and more of these") }
    }
    return findings
  }
}
