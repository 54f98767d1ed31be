/// How the queues of an application are kept: what follows from its own overrides and its portal's.
public struct QueueSettings: Sendable, Hashable {
  /// The longest lease, in seconds: seven days.
  public static let longestLease: Int64 = 604_800
  /// The largest limit on attempts that can be asked for.
  public static let largestMaxAttempts: Int64 = 1_000_000
  /// The longest history, in seconds: a year.
  public static let longestHistory: Int64 = 31_536_000

  /// For how many seconds a claim in safe mode holds its events, unless the claim says otherwise.
  public var lease: Int64
  /// How many attempts an event may have: when its lease is over and it has had so many, it becomes
  /// a dead letter, and one that has had so many is not retried by itself. `nil`: it comes back
  /// however often its claims end.
  public var maxAttempts: Int64?
  /// For how many seconds acknowledged and taken events can be restored; 0 keeps none.
  public var history: Int64
  /// When dead letters are retried by themselves; `nil` for never.
  public var retry: RetryPolicy?
  /// How many events may be pending; `nil` for any number.
  public var depthLimit: DepthLimit?

  /// Creates settings; by default a lease of one hour, any number of attempts, a history of one
  /// day, no retries and no limit.
  public init(
    lease: Int64 = 3600, maxAttempts: Int64? = nil, history: Int64 = 86_400,
    retry: RetryPolicy? = nil, depthLimit: DepthLimit? = nil
  ) {
    self.lease = lease
    self.maxAttempts = maxAttempts
    self.history = history
    self.retry = retry
    self.depthLimit = depthLimit
  }

  /// What counts for an application: its own choice, else its portal's, else the product's.
  public init(application: QueueOverrides, portal: QueueOverrides) {
    let standard = QueueSettings()
    self.lease = application.lease.value ?? portal.lease.value ?? standard.lease
    self.maxAttempts =
      application.maxAttempts.value ?? portal.maxAttempts.value ?? standard.maxAttempts
    self.history = application.history.value ?? portal.history.value ?? standard.history
    self.retry = application.retry.value ?? portal.retry.value ?? standard.retry
    self.depthLimit =
      application.depthLimit.value ?? portal.depthLimit.value ?? standard.depthLimit
  }

  /// When an event that failed is retried by itself; `nil` when it is not.
  ///
  /// - Parameters:
  ///   - id: The event's number, which spreads the times of events that failed together.
  ///   - attempts: How many attempts it has had, the one that failed among them.
  ///   - failedAt: When it failed.
  public func retryTime(
    of id: EventID, attempts: Int64, failedAt: Timestamp
  ) -> Timestamp? {
    guard let retry, attempts < min(retry.attempts, maxAttempts ?? .max) else { return nil }
    return Timestamp(
      milliseconds: failedAt.milliseconds + retry.delay(of: id, attempts: attempts))
  }
}
