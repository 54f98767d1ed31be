/// A handler as a store keeps it: what its binding or outgoing webhook says, its state, and the
/// bell that it is for queues where it is bound to `ONOFFLINEEVENT`.
public struct HandlerRow: Sendable, Hashable {
  /// The number of its binding or outgoing webhook.
  public var id: BindingID
  /// The application, or ``ApplicationID/portal`` for an outgoing webhook.
  public var application: ApplicationID
  /// The application's public identifier, empty for an outgoing webhook. It stays here while the
  /// application is being removed.
  public var clientID: String
  /// Where events are posted to.
  public var url: String
  /// The least number of seconds between notifications about queues.
  public var minimumInterval: Int64?
  /// Whether its binding or outgoing webhook is gone.
  public var isEnded: Bool
  /// What is known of it. The mode is that of the operation.
  public var state: HandlerState
  /// Whether what its suspension parked is being taken up again, in steps.
  public var isResuming: Bool
  /// Since when it is suspended.
  public var suspendedAt: Timestamp?
  /// The number of its last delivery.
  public var lastDelivery: Int64
  /// When it may have its next turn; `nil` where there is nothing to do. It is never later than
  /// that, but may be earlier: the turn then finds nothing and sets it right.
  public var dueAt: Timestamp?
  /// Its notifications about queues.
  public var bell: OfflineBell
  /// For whom the next notification acts.
  public var bellUser: ActingUser
  /// What the tokens of the next notification carry.
  public var bellSession: EventSession
  /// The number of the last notification; 0 before the first.
  public var bellDelivery: Int64

  /// Creates a row; by default that of a handler without deliveries.
  public init(
    id: BindingID, application: ApplicationID, clientID: String, url: String,
    minimumInterval: Int64? = nil, isEnded: Bool = false,
    state: HandlerState = HandlerState(mode: .safe), isResuming: Bool = false,
    suspendedAt: Timestamp? = nil, lastDelivery: Int64 = 0, dueAt: Timestamp? = nil,
    bell: OfflineBell = OfflineBell(), bellUser: ActingUser = .nobody,
    bellSession: EventSession = .standard, bellDelivery: Int64 = 0
  ) {
    self.id = id
    self.application = application
    self.clientID = clientID
    self.url = url
    self.minimumInterval = minimumInterval
    self.isEnded = isEnded
    self.state = state
    self.isResuming = isResuming
    self.suspendedAt = suspendedAt
    self.lastDelivery = lastDelivery
    self.dueAt = dueAt
    self.bell = bell
    self.bellUser = bellUser
    self.bellSession = bellSession
    self.bellDelivery = bellDelivery
  }

  /// Plans the next turn: at the end of a claim, of an outage, or at once.
  ///
  /// - Parameters:
  ///   - mayHavePending: Whether it may have deliveries that are to be tried.
  ///   - now: The store's time.
  public mutating func planTurn(mayHavePending: Bool, at now: Timestamp) {
    dueAt = [turn(mayHavePending: mayHavePending, at: now), bell.nextRing].compactMap(\.self).min()
  }

  private func turn(mayHavePending: Bool, at now: Timestamp) -> Timestamp? {
    if isResuming { return now }
    guard !state.isSuspended, mayHavePending else { return nil }
    if let claim = state.claim { return max(now, claim.expires) }
    if let outage = state.outage { return max(now, outage.nextProbe) }
    return now
  }

  /// Plans the next turn after one in which nothing was claimed.
  public mutating func planTurn(after wait: DeliveryWait) {
    let time: Timestamp? =
      switch wait {
      case .empty, .suspended: nil
      case .claimed(let time), .outage(let time), .retrying(let time), .blocked(_, let time): time
      }
    dueAt = [time, bell.nextRing].compactMap(\.self).min()
  }
}
