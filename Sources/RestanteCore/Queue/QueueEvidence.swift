/// What a store knows besides the figures of a queue about why it gives nothing.
public struct QueueEvidence: Sendable, Hashable {
  /// The maximum number of claims that are listed.
  public static let maxClaims = 20
  /// The maximum number of names that a portal's record of unbound events holds. A new name takes
  /// the place of the one that was published longest ago, of several the one whose bytes come last.
  public static let maxUnboundEvents = 100

  /// The claims that hold events: those whose lease is over first first, those that never end last,
  /// then by the bytes of their process ids; no more than ``maxClaims``.
  public var claims: [HeldClaim]
  /// How many claims hold events.
  public var claimCount: Int64
  /// Publications that were left out as changes of the queue's own application and connector;
  /// `nil` for none.
  public var suppressed: PublicationTally?
  /// What was published on the portal, not for one application only, under names to which nothing
  /// was bound, the latest first, then by the bytes of the names.
  public var unboundEvents: [UnboundEvent]

  /// Creates evidence; by default of nothing.
  public init(
    claims: [HeldClaim] = [], claimCount: Int64 = 0, suppressed: PublicationTally? = nil,
    unboundEvents: [UnboundEvent] = []
  ) {
    self.claims = claims
    self.claimCount = claimCount
    self.suppressed = suppressed
    self.unboundEvents = unboundEvents
  }
}

/// A claim that holds events.
public struct HeldClaim: Sendable, Hashable {
  /// Its process id.
  public var processID: ProcessID
  /// How many events it holds, failed ones among them.
  public var events: Int64
  /// When its lease is over; `nil` for never.
  public var deadline: Timestamp?

  /// Creates a value.
  public init(processID: ProcessID, events: Int64, deadline: Timestamp?) {
    self.processID = processID
    self.events = events
    self.deadline = deadline
  }
}

/// How many publications something happened to.
public struct PublicationTally: Sendable, Hashable {
  /// How many there were.
  public var count: Int64
  /// When it was the last time, in seconds.
  public var lastAt: Int64

  /// Creates a value.
  public init(count: Int64, lastAt: Int64) {
    self.count = count
    self.lastAt = lastAt
  }

  /// Counts others that came later.
  public mutating func add(_ count: Int64, at time: Int64) {
    self.count += count
    lastAt = max(lastAt, time)
  }
}

/// A name under which something was published while nothing was bound to it.
public struct UnboundEvent: Sendable, Hashable {
  /// The name.
  public var name: EventName
  /// The publications under it since the name is in the record.
  public var tally: PublicationTally

  /// Creates a value.
  public init(name: EventName, tally: PublicationTally) {
    self.name = name
    self.tally = tally
  }

  /// Whether it comes before another one in the record.
  public func comes(before other: UnboundEvent) -> Bool {
    tally.lastAt == other.tally.lastAt
      ? name.text.utf8.lexicographicallyPrecedes(other.name.text.utf8)
      : tally.lastAt > other.tally.lastAt
  }
}

/// The publications of one operation that reached no queue, to be noted when it is done.
public struct UndeliveredPublications: Sendable {
  /// How many were left out at each queue as its own change.
  public private(set) var suppressed: [QueueKey: Int64] = [:]
  private var unbound: [EventName: Int64] = [:]

  /// Creates a value that says nothing.
  public init() {}

  /// Notes one that was its queue's own change.
  public mutating func noteSuppressed(at queue: QueueKey) {
    suppressed[queue, default: 0] += 1
  }

  /// Notes one under a name to which nothing is bound.
  public mutating func noteUnbound(_ name: EventName) {
    unbound[name, default: 0] += 1
  }

  /// Adds those of another operation.
  public mutating func add(_ other: UndeliveredPublications) {
    suppressed.merge(other.suppressed, uniquingKeysWith: +)
    unbound.merge(other.unbound, uniquingKeysWith: +)
  }

  /// The names to which nothing is bound that a record has room for, as the record orders them.
  public func unboundEvents(at now: Timestamp) -> [UnboundEvent] {
    let events = unbound.map { name, count in
      UnboundEvent(name: name, tally: PublicationTally(count: count, lastAt: now.seconds))
    }
    return Array(
      events.sorted { $0.comes(before: $1) }.prefix(QueueEvidence.maxUnboundEvents))
  }
}
