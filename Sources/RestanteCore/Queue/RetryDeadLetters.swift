/// Makes dead letters of a portal pending whose time for a retry has come; where a key has a
/// pending copy already the two become one.
///
/// This is one step of a periodic job: a dead letter stays one until such a step comes after its
/// ``EventState/retryAt``. Only dead letters of applications are meant that want retries at this
/// moment; those of others keep their time and wait. Everything else is as with ``RedriveEvents``.
public struct RetryDeadLetters: Sendable {
  /// The portal.
  public var portal: PortalID
  /// The maximum number of dead letters to retry in this transaction, so that no other caller waits
  /// long. The first application comes first and of each those whose time came first.
  public var limit: Int

  /// Describes a step.
  public init(portal: PortalID, limit: Int = OperationStep.rows) {
    self.portal = portal
    self.limit = limit
  }
}
