/// What was decided about one setting.
public enum Choice<Value: Sendable & Hashable>: Sendable, Hashable {
  /// Nothing: the next default counts.
  case open
  /// This.
  case chosen(Value)

  /// What was chosen, `nil` when it was left open.
  public var value: Value? {
    switch self {
    case .open: nil
    case .chosen(let value): value
    }
  }
}

/// What an application decided about its queues, or a portal about those of its applications.
///
/// What the application leaves open its portal decides, and what both leave open the product does:
/// ``QueueSettings/init(application:portal:)``.
public struct QueueChoices: Sendable, Hashable {
  /// The lease in seconds, from 1 to ``QueueSettings/longestLease``.
  public var lease: Choice<Int64>
  /// The limit on attempts, from 1 to ``QueueSettings/mostAttempts``; `nil` for none.
  public var maxAttempts: Choice<Int64?>
  /// The history in seconds, from 0 to ``QueueSettings/longestHistory``.
  public var history: Choice<Int64>
  /// When dead letters are retried by themselves; `nil` for never.
  public var retry: Choice<RetryPolicy?>
  /// The limit on pending events; `nil` for none.
  public var depthLimit: Choice<DepthLimit?>

  /// Creates choices; by default everything is left open.
  public init(
    lease: Choice<Int64> = .open, maxAttempts: Choice<Int64?> = .open,
    history: Choice<Int64> = .open, retry: Choice<RetryPolicy?> = .open,
    depthLimit: Choice<DepthLimit?> = .open
  ) {
    self.lease = lease
    self.maxAttempts = maxAttempts
    self.history = history
    self.retry = retry
    self.depthLimit = depthLimit
  }
}

/// A change of choices; what is `nil` stays as it is.
public struct QueueChanges: Sendable, Hashable {
  /// The new choice of the lease.
  public var lease: Choice<Int64>?
  /// The new choice of the limit on attempts.
  public var maxAttempts: Choice<Int64?>?
  /// The new choice of the history.
  public var history: Choice<Int64>?
  /// The new choice of retries.
  public var retry: Choice<RetryPolicy?>?
  /// The new choice of the limit on pending events.
  public var depthLimit: Choice<DepthLimit?>?

  /// Creates a change; by default nothing changes. The values must be in the ranges that
  /// ``QueueChoices`` names.
  public init(
    lease: Choice<Int64>? = nil, maxAttempts: Choice<Int64?>? = nil,
    history: Choice<Int64>? = nil, retry: Choice<RetryPolicy?>? = nil,
    depthLimit: Choice<DepthLimit?>? = nil
  ) {
    self.lease = lease
    self.maxAttempts = maxAttempts
    self.history = history
    self.retry = retry
    self.depthLimit = depthLimit
  }

  /// The choices that follow from earlier ones.
  public func applied(to choices: QueueChoices) -> QueueChoices {
    QueueChoices(
      lease: lease ?? choices.lease, maxAttempts: maxAttempts ?? choices.maxAttempts,
      history: history ?? choices.history, retry: retry ?? choices.retry,
      depthLimit: depthLimit ?? choices.depthLimit)
  }
}
