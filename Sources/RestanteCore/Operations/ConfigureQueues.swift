/// Changes what an application decided about its queues; answers all of it.
///
/// Leases that were over before end by the settings that were valid then.
public struct ConfigureQueues: StoreOperation {
  /// What becomes of the limit on attempts.
  public enum AttemptLimit: Sendable, Hashable {
    /// It stays as it is.
    case unchanged
    /// There is none from now on.
    case none
    /// So many attempts; positive, at most ``QueueSettings/mostAttempts``.
    case attempts(Int64)
  }

  /// The portal.
  public var portal: PortalID
  /// The application, which must be there.
  public var application: ApplicationID
  /// The lease in seconds, from 1 to ``QueueSettings/longestLease``; `nil` leaves it as it is.
  public var lease: Int64?
  /// What becomes of the limit on attempts.
  public var attemptLimit: AttemptLimit

  /// Describes a change.
  public init(
    portal: PortalID, application: ApplicationID, lease: Int64? = nil,
    attemptLimit: AttemptLimit = .unchanged
  ) {
    self.portal = portal
    self.application = application
    self.lease = lease
    self.attemptLimit = attemptLimit
  }

  /// The settings that follow from earlier ones.
  public func applied(to settings: QueueSettings) -> QueueSettings {
    var changed = settings
    changed.lease = lease ?? settings.lease
    switch attemptLimit {
    case .unchanged: break
    case .none: changed.maxAttempts = nil
    case .attempts(let count): changed.maxAttempts = count
    }
    return changed
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> QueueSettings {
    try transaction.configureQueues(self)
  }
}
