/// What an application decided about its queues.
public struct QueueSettings: Sendable, Hashable {
  /// The longest lease, in seconds: seven days.
  public static let longestLease: Int64 = 604_800
  /// The largest number of attempts that can be asked for.
  public static let mostAttempts: Int64 = 1_000_000

  /// For how many seconds a claim in safe mode holds its events, unless the claim says otherwise.
  public var lease: Int64
  /// How many attempts an event may have: when its lease is over and it has had so many, it becomes
  /// a dead letter. `nil`: it comes back however often its claims end.
  public var maxAttempts: Int64?

  /// Creates settings; by default a lease of one hour and any number of attempts.
  public init(lease: Int64 = 3600, maxAttempts: Int64? = nil) {
    self.lease = lease
    self.maxAttempts = maxAttempts
  }
}
