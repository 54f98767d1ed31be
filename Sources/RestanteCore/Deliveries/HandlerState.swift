/// What is known of a handler: an online binding, or an outgoing webhook.
public struct HandlerState: Sendable, Hashable {
  /// Deliveries that one server has taken on, to be tried one after another.
  public struct Claim: Sendable, Hashable {
    /// Tells the claims of a handler apart.
    public var number: Int64
    /// What is still to be tried, in this order.
    public var deliveries: [DeliveryID]
    /// From when on others may take the deliveries on.
    public var expires: Timestamp

    /// Creates a claim.
    public init(number: Int64, deliveries: [DeliveryID], expires: Timestamp) {
      self.number = number
      self.deliveries = deliveries
      self.expires = expires
    }
  }

  /// Failures without a success in between.
  public struct FailureRun: Sendable, Hashable {
    /// When the first of them happened.
    public var start: Timestamp
    /// Which delivery failed last.
    public var last: DeliveryID
    /// How many times another delivery failed than the time before, the first counted.
    public var count: Int64

    /// Creates a run.
    public init(start: Timestamp, last: DeliveryID, count: Int64) {
      self.start = start
      self.last = last
      self.count = count
    }
  }

  /// A time in which the handler takes nothing: it gets one delivery now and then, until it takes
  /// one.
  public struct Outage: Sendable, Hashable {
    /// When it was noticed.
    public var start: Timestamp
    /// How often the handler was tried since it was noticed, that time counted.
    public var probes: Int64
    /// When it is tried next.
    public var nextProbe: Timestamp
    /// Whether the failures say that the handler is at fault, and not the events.
    public var isHandlerFailure: Bool

    /// Creates an outage.
    public init(start: Timestamp, probes: Int64, nextProbe: Timestamp, isHandlerFailure: Bool) {
      self.start = start
      self.probes = probes
      self.nextProbe = nextProbe
      self.isHandlerFailure = isHandlerFailure
    }
  }

  /// The portal's mode.
  public var mode: Mode
  /// Whether a delivery that fails blocks those behind it.
  public var keepsOrder: Bool
  /// Whether the handler said that it is gone.
  public var isSuspended: Bool
  /// The deliveries that are being tried, if any are.
  public var claim: Claim?
  /// The number of the last claim.
  public var claims: Int64
  /// How many deliveries are claimed at a time.
  public var pace: Int64
  /// The failures since the last success, if there are any.
  public var failures: FailureRun?
  /// The outage that the handler is in, if it is.
  public var outage: Outage?

  /// Creates a state; by default that of a handler which was not tried yet.
  public init(
    mode: Mode, keepsOrder: Bool = false, isSuspended: Bool = false, claim: Claim? = nil,
    claims: Int64 = 0, pace: Int64 = DeliveryPolicy.firstPace, failures: FailureRun? = nil,
    outage: Outage? = nil
  ) {
    self.mode = mode
    self.keepsOrder = keepsOrder
    self.isSuspended = isSuspended
    self.claim = claim
    self.claims = claims
    self.pace = pace
    self.failures = failures
    self.outage = outage
  }

  /// Takes a delivery that was tried out of the claim.
  mutating func release(_ delivery: DeliveryID) {
    claim?.deliveries.removeAll { $0 == delivery }
    if claim?.deliveries.isEmpty == true { claim = nil }
  }

  /// Forgets failures, as after a success.
  mutating func recover() {
    failures = nil
    outage = nil
  }
}
