/// A row of a store that breaks a ``StoreInvariant``, by the names that operators know.
public struct BrokenRow: Sendable, Hashable, CustomStringConvertible {
  /// The portal's number; 0 for none.
  public var portal: Int64
  /// The application's number; 0 for none.
  public var application: Int64
  /// The queue's connector; `nil` where it is about no queue.
  public var connector: String?
  /// What is wrong with which row, such as `event 17` or `claim 3`; empty for the queue itself.
  public var subject: String

  /// Names a row.
  public init(portal: Int64, application: Int64, connector: String?, subject: String) {
    self.portal = portal
    self.application = application
    self.connector = connector
    self.subject = subject
  }

  /// The columns that statements select, in this order, and ``init(_:)`` reads.
  public static let columns = "portal, app, connector, subject"

  /// Reads ``columns``.
  public init(_ reader: inout some RowReader) {
    portal = reader.integer()
    application = reader.integer()
    connector = reader.optionalText()
    subject = reader.text()
  }

  /// The names, such as `portal 1, application 2, no connector, event 3`.
  public var description: String {
    var names = portal == 0 ? [] : ["portal \(portal)"]
    if application != 0 { names.append("application \(application)") }
    if let connector { names.append(connector.isEmpty ? "no connector" : "connector \(connector)") }
    if !subject.isEmpty { names.append(subject) }
    return names.joined(separator: ", ")
  }
}
