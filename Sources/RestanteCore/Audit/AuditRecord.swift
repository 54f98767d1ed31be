public import RestanteJSON

/// Who made an administrative change.
public struct AuditActor: Sendable, Hashable {
  /// The kinds of actors.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The holder of a key of the native API.
    case key
    /// A user of the portal, through an application or a page.
    case user
    /// The server itself.
    case server
  }

  /// What kind of actor it is.
  public var kind: Kind
  /// Which one: a key's id, a user's number; empty where there is only one.
  public var id: String
  /// What the operator calls it.
  public var label: String

  /// Names an actor.
  public init(kind: Kind, id: String = "", label: String = "") {
    self.kind = kind
    self.id = id
    self.label = label
  }

  /// The server itself.
  public static let server = AuditActor(kind: .server)
}

/// What the audit log is told of a change. It must not hold secrets.
public struct AuditEntry: Sendable, Hashable {
  /// Who made the change.
  public var actor: AuditActor
  /// What was done, such as `app.add`.
  public var action: String
  /// What it was done to, such as a client id.
  public var subject: String
  /// What else there is to know, such as the new values.
  public var detail: JSONObject

  /// Describes a change.
  public init(actor: AuditActor, action: String, subject: String, detail: JSONObject = [:]) {
    self.actor = actor
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}

/// One record of an audit log.
public struct AuditRecord: Sendable, Hashable {
  /// How long records are kept by default, in seconds: a year.
  public static let standardRetention: Int64 = 365 * 86_400

  /// Its number in the log, ascending with time.
  public var number: Int64
  /// When the change was made.
  public var at: Timestamp
  /// What was changed, and by whom.
  public var entry: AuditEntry

  /// Creates a record.
  public init(number: Int64, at: Timestamp, entry: AuditEntry) {
    self.number = number
    self.at = at
    self.entry = entry
  }
}

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
  /// The most records to remove in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(portal: PortalID, age: Int64 = AuditRecord.standardRetention, limit: Int = 1_000) {
    self.portal = portal
    self.age = age
    self.limit = limit
  }

  /// Carries the operation out; answers how many were removed.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Int {
    try transaction.removeAuditRecords(
      on: portal, before: transaction.now.adding(seconds: -age), limit: limit)
  }
}
