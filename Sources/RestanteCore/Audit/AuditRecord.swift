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
