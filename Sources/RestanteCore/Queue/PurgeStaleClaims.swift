/// Deletes claimed events of a portal whose last occurrence is too long ago: what the original
/// does once a day, and strict mode with it.
public struct PurgeStaleClaims: Sendable {
  /// The original's age limit in seconds: 34 days and 4 hours.
  public static let originalAge: Int64 = 2_952_000

  /// The portal.
  public var portal: PortalID
  /// Claimed events last seen more than this many seconds ago are deleted.
  public var age: Int64
  /// The maximum number of events to delete in this transaction, so that no other caller waits
  /// long.
  public var limit: Int

  /// Describes a purge.
  public init(portal: PortalID, age: Int64 = Self.originalAge, limit: Int = OperationStep.rows) {
    self.portal = portal
    self.age = age
    self.limit = limit
  }
}
