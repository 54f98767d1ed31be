import RestanteCore
import RestanteJSON
import RestanteNative

/// An event that a test wants in a queue, as it is asked for: which portal it is about, and what
/// time it is, need not be known yet.
struct EventSeed: Sendable {
  /// What is to become of an event.
  enum State: String, Sendable, CaseIterable {
    case pending, claimed, failed, acknowledged, taken
  }

  /// How long a claim is to hold it.
  enum Hold: Sendable, Hashable {
    /// For so many seconds.
    case lease(Int64)
    /// Until then.
    case until(Timestamp)
  }

  let publication: Publication
  /// How many seconds ago it was published; `nil` where the publication says when.
  let age: Int64?
  /// The application's client id; `nil` for the demo application's.
  let application: String?
  let connector: String
  let state: State
  /// Who claimed it; `nil` where any process id will do.
  let processID: ProcessID?
  /// `nil` for what is usual on the portal.
  let hold: Hold?
  /// How many claims of it failed or ended with their lease.
  let attempts: Int64
  let reason: String?
  /// The members that it was made of, for problems that turn up later.
  let arguments: ArgumentReader

  /// Reads an event.
  ///
  /// - Parameters:
  ///   - arguments: Its members.
  ///   - all: The members that count for all events that do not have them themselves.
  init(_ arguments: ArgumentReader, of all: ArgumentReader) throws(Problem) {
    self.arguments = arguments
    publication = try Publication(arguments)
    age = try arguments.seconds("age", 0...Timestamp.maxSeconds)
    if case .some = age, case .some = publication.time {
      throw arguments.wrong("age", "does not go together with time")
    }
    let (application, connector) = (try all.string("application"), try all.string("connector"))
    self.application = try arguments.string("application") ?? application
    self.connector = try arguments.string("connector") ?? connector ?? ""
    let state = try Self.state(arguments)
    self.state = state
    processID = try Self.processID(arguments, state)
    hold = try Self.hold(arguments, state)
    let isFailed = state == .failed
    let least: Int64 = isFailed ? 1 : 0
    attempts = try arguments.integer("attempts") ?? least
    guard (least...QueueSettings.largestMaxAttempts).contains(attempts) else {
      throw arguments.wrong(
        "attempts", "must be from \(least) to \(QueueSettings.largestMaxAttempts)")
    }
    reason = try arguments.string("reason")
    if reason != nil, !isFailed { throw arguments.wrong("reason", "goes with state failed") }
  }

  private static func state(_ arguments: ArgumentReader) throws(Problem) -> State {
    guard let word = try arguments.string("state") else { return .pending }
    guard let state = State(rawValue: word) else {
      let words = State.allCases.map(\.rawValue).joined(separator: ", ")
      throw arguments.wrong("state", "must be one of \(words)")
    }
    return state
  }

  private static func processID(
    _ arguments: ArgumentReader, _ state: State
  ) throws(Problem) -> ProcessID? {
    guard let text = try arguments.string("process_id") else { return nil }
    guard [.claimed, .acknowledged, .taken].contains(state) else {
      throw arguments.wrong("process_id", "goes with state claimed, acknowledged or taken")
    }
    guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Credential.isPlain) else {
      throw arguments.wrong(
        "process_id", "must be 1 to 64 characters: letters, digits, dots, '-' and '_'")
    }
    return ProcessID(text)
  }

  private static func hold(_ arguments: ArgumentReader, _ state: State) throws(Problem) -> Hold? {
    let lease = try arguments.seconds("lease", 1...QueueSettings.longestLease)
    let until = try arguments.time("until")
    for name in ["lease", "until"] where arguments.value(name) != nil && state != .claimed {
      throw arguments.wrong(name, "goes with state claimed")
    }
    if let lease {
      guard until == nil else { throw arguments.wrong("until", "does not go together with lease") }
      return .lease(lease)
    }
    return until.map { .until($0) }
  }
}
