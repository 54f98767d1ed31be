/// How an application or a portal overrides one setting.
public enum Override<Value: Sendable & Hashable>: Sendable, Hashable {
  /// Nothing: the next default counts.
  case open
  /// This.
  case set(Value)

  /// What was chosen, `nil` when it was left open.
  public var value: Value? {
    switch self {
    case .open: nil
    case .set(let value): value
    }
  }
}

/// What an application set for its queues, or a portal for those of its applications.
///
/// What the application leaves open its portal sets, and what both leave open has the product's
/// default: ``QueueSettings/init(application:portal:)``.
public struct QueueOverrides: Sendable, Hashable {
  /// The lease in seconds, from 1 to ``QueueSettings/longestLease``.
  public var lease: Override<Int64>
  /// The limit on attempts, from 1 to ``QueueSettings/largestMaxAttempts``;
  /// `nil` for none.
  public var maxAttempts: Override<Int64?>
  /// The history in seconds, from 0 to ``QueueSettings/longestHistory``.
  public var history: Override<Int64>
  /// When dead letters are retried by themselves; `nil` for never.
  public var retry: Override<RetryPolicy?>
  /// The limit on pending events; `nil` for none.
  public var depthLimit: Override<DepthLimit?>

  /// Creates overrides; by default everything is left open.
  public init(
    lease: Override<Int64> = .open, maxAttempts: Override<Int64?> = .open,
    history: Override<Int64> = .open, retry: Override<RetryPolicy?> = .open,
    depthLimit: Override<DepthLimit?> = .open
  ) {
    self.lease = lease
    self.maxAttempts = maxAttempts
    self.history = history
    self.retry = retry
    self.depthLimit = depthLimit
  }
}

/// A change of overrides; what is `nil` stays as it is.
public struct QueueOverrideChanges: Sendable, Hashable {
  /// The new choice of the lease.
  public var lease: Override<Int64>?
  /// The new choice of the limit on attempts.
  public var maxAttempts: Override<Int64?>?
  /// The new choice of the history.
  public var history: Override<Int64>?
  /// The new choice of retries.
  public var retry: Override<RetryPolicy?>?
  /// The new choice of the limit on pending events.
  public var depthLimit: Override<DepthLimit?>?

  /// Creates a change; by default nothing changes. The values must be in the ranges that
  /// ``QueueOverrides`` names.
  public init(
    lease: Override<Int64>? = nil, maxAttempts: Override<Int64?>? = nil,
    history: Override<Int64>? = nil, retry: Override<RetryPolicy?>? = nil,
    depthLimit: Override<DepthLimit?>? = nil
  ) {
    self.lease = lease
    self.maxAttempts = maxAttempts
    self.history = history
    self.retry = retry
    self.depthLimit = depthLimit
  }

  /// The overrides that follow from earlier ones.
  public func applied(to overrides: QueueOverrides) -> QueueOverrides {
    QueueOverrides(
      lease: lease ?? overrides.lease, maxAttempts: maxAttempts ?? overrides.maxAttempts,
      history: history ?? overrides.history, retry: retry ?? overrides.retry,
      depthLimit: depthLimit ?? overrides.depthLimit)
  }
}
