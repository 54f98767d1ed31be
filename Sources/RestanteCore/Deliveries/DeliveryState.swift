/// The number of a delivery within its handler, in the order in which the events were published.
public struct DeliveryID: RawRepresentable, Sendable, Hashable, Comparable {
  /// The stored number.
  public let rawValue: Int64
  /// Wraps a stored number.
  public init(rawValue: Int64) { self.rawValue = rawValue }
  /// Whether `lhs` was numbered before `rhs`.
  public static func < (lhs: DeliveryID, rhs: DeliveryID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// One event on its way to one handler.
public struct DeliveryState: Sendable, Hashable {
  /// How far it is.
  public enum Phase: Sendable, Hashable {
    /// It is in line.
    case waiting
    /// It failed and stepped aside until a time.
    case retrying(at: Timestamp)
    /// The handler took it.
    case delivered
    /// It is not tried any more, but kept.
    case parked(ParkingReason)
  }

  /// Its number.
  public var id: DeliveryID
  /// How far it is.
  public var phase: Phase
  /// How often it was tried since it was published or taken up again.
  public var attempts: Int64
  /// When it failed last.
  public var lastFailure: Timestamp?
  /// From when on a failure is its last.
  public var deadline: Timestamp

  /// Creates a state; by default that of a delivery which was not tried yet.
  public init(
    id: DeliveryID, phase: Phase = .waiting, attempts: Int64 = 0, lastFailure: Timestamp? = nil,
    deadline: Timestamp
  ) {
    self.id = id
    self.phase = phase
    self.attempts = attempts
    self.lastFailure = lastFailure
    self.deadline = deadline
  }

  /// Whether it is still to be delivered.
  public var isPending: Bool {
    switch phase {
    case .waiting, .retrying: true
    case .delivered, .parked: false
    }
  }

  /// Whether its turn may come.
  func isDue(at now: Timestamp) -> Bool {
    switch phase {
    case .waiting: true
    case .retrying(let time): time <= now
    case .delivered, .parked: false
    }
  }

  /// The state after its handler was taken up again, or an operator took the delivery up: in its
  /// old place in line, with as much time as a new one.
  mutating func takeUp(until deadline: Timestamp) {
    phase = .waiting
    attempts = 0
    lastFailure = nil
    self.deadline = deadline
  }
}

/// Why a delivery is parked.
public enum ParkingReason: String, Sendable, Hashable, CaseIterable {
  /// The handler said that it is gone for good.
  case gone
  /// It was published while its binding was suspended.
  case suspended
  /// It failed until its deadline.
  case exhausted
  /// It failed on a portal in strict mode, where each delivery is tried once.
  case triedOnce
  /// It can never be posted: it is too large, unreadable or damaged.
  case undeliverable
  /// An operator parked it.
  case byOperator
}
