/// Runs an operation and records it in the audit log in the same transaction: there is no change
/// without its record, and no record without its change.
public struct Audited<Operation: StoreOperation>: StoreOperation {
  /// What is done.
  public var operation: Operation
  /// The log: a portal's or, with ``PortalID/server``, the server's.
  public var portal: PortalID
  /// What to record of an outcome; `nil` when nothing was changed. It has no effects.
  public var entry: @Sendable (Operation.Outcome) -> AuditEntry?

  /// Describes the operation.
  public init(
    _ operation: Operation, on portal: PortalID,
    entry: @escaping @Sendable (Operation.Outcome) -> AuditEntry?
  ) {
    self.operation = operation
    self.portal = portal
    self.entry = entry
  }

  /// The portal of the log, unless that is the server's.
  public var scope: OperationScope { portal == .server ? .store : .portal(portal) }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Operation.Outcome {
    let outcome = try operation.run(in: transaction)
    if let entry = entry(outcome) { try transaction.record(entry, on: portal) }
    return outcome
  }
}

/// Removes records of an audit log that are older than they need to be.
public struct RemoveOldAuditRecords: StoreOperation {
  /// The log: a portal's or, with ``PortalID/server``, the server's.
  public var portal: PortalID
  /// Records older than so many seconds are removed.
  public var age: Int64
  /// The maximum number of records to remove in this transaction, so that no other caller waits
  /// long.
  public var limit: Int

  /// Describes the operation.
  public init(portal: PortalID, age: Int64 = AuditRecord.standardRetention, limit: Int = 1_000) {
    self.portal = portal
    self.age = age
    self.limit = limit
  }

  /// Carries the operation out; returns how many were removed.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.removeAuditRecords(
      on: portal, before: transaction.now.adding(seconds: -age), limit: limit)
  }
}
