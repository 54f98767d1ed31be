import CLibpq
public import RestanteCore

/// Where a database is and how to connect to it: what libpq calls connection parameters.
///
/// Everything that libpq knows can be said in the address: several hosts, `sslmode`,
/// `sslrootcert`, `passfile` and so on. Its environment variables and password file count too.
public struct ConnectionSettings: Sendable, Redacted {
  /// Keywords and values, the later ones counting more.
  private(set) var parameters: [(keyword: String, value: String)]
  /// Notes the statements of connections that are made with these settings.
  private(set) var recorder: StatementRecorder?

  /// How long to wait for the server where nothing else says it.
  private static let defaults: [(keyword: String, value: String)] = [
    ("connect_timeout", "5"), ("target_session_attrs", "read-write"), ("keepalives_idle", "10"),
    ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
    ("application_name", program),
  ]
  /// How programs name themselves that say no more.
  static let program = "restante"

  /// Reads an address.
  ///
  /// - Parameters:
  ///   - address: `postgres://user@host:port/database?sslmode=…`, or libpq's `key=value` form.
  ///   - password: Takes the place of the one in the address.
  /// - Throws: ``RestanteCore/StoreError`` when the address makes no sense; the text never holds
  ///   the address, which may hold a password.
  public init(address: String, password: String? = nil) throws(StoreError) {
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(address, &message) else {
      PQfreemem(message)
      throw StoreError(
        .unavailable, "the database URL is invalid: expected postgres://user@host/database")
    }
    defer { PQconninfoFree(options) }
    var given: [(keyword: String, value: String)] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        given.append((String(cString: keyword), String(cString: value)))
      }
      option += 1
    }
    if let password { given.append(("password", password)) }
    parameters = Self.defaults + given
  }

  /// The same with one parameter changed.
  public func with(_ keyword: String, _ value: String) -> ConnectionSettings {
    var changed = self
    changed.parameters.append((keyword, value))
    return changed
  }

  /// The same with somebody who notes statements.
  package func recorded(by recorder: StatementRecorder) -> ConnectionSettings {
    var changed = self
    changed.recorder = recorder
    return changed
  }

  /// The value of a parameter, `nil` where libpq decides.
  public func value(_ keyword: String) -> String? {
    parameters.last { $0.keyword == keyword }?.value
  }

  /// Host, port and database, without anything secret.
  public var description: String {
    let host = value("host") ?? value("hostaddr") ?? "the default host"
    return "\(value("dbname") ?? "the default database") on \(host)"
  }
}
