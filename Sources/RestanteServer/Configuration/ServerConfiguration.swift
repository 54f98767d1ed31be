public import Logging
public import RestanteCore
public import RestantePostgres
import RestanteSQLite

/// What an operator sets for a server.
///
/// A property that operators may change has an entry in ``ServerSetting/all``, which gives it a
/// flag, a variable of the environment, a check and its place in the documentation.
public struct ServerConfiguration: Sendable {
  /// Where to listen.
  public var listen = ListenAddress.standard
  /// The directory that holds the database, the server key and `demo.json`.
  public var dataDirectory = Self.standardDataDirectory
  /// The PostgreSQL database that holds what several nodes share; `nil` keeps an embedded database
  /// in the data directory.
  public var database: ConnectionSettings?
  /// Whether to make the demo portal and credentials for it.
  public var demo = false
  /// The mode of portals that have none of their own.
  public var mode = Mode.safe
  /// The address that clients use; by default the one the server listens on.
  public var publicURL: PublicURL?
  /// Whether webhooks need `https` even from clients on this machine.
  public var requiresHTTPS = false
  /// The host, with port where it has one, that is the authorization server's alone; `nil` when it
  /// is reached at the server's own.
  public var oauthHost: String?
  /// What hashing a password costs.
  public var passwordCost = PasswordCost.standard
  /// The files to serve TLS with; `nil` to speak plainly.
  public var tls: TLSFiles?
  /// The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count.
  public var trustedProxies: [AddressBlock] = []
  /// How many requests are let through to portals that have no limit of their own.
  public var rateLimit = RateLimit.off
  /// How many seconds of operating time a method of an application gets within ten minutes on
  /// portals that have no limit of their own; `nil` for as many as it wants.
  public var operatingLimit: Int64?
  /// How many bytes of free space are to be left on the volume of the embedded database: with less,
  /// publications are refused. 0 for no matter how few.
  public var minimumFreeSpace = FreeSpaceFloor.standardBytes
  /// How large a reply to a claim may become in safe mode.
  public var replyBounds = ReplyBounds.safeDefault
  /// How many clients may wait for events at the same time, those that listen to streams not
  /// counted.
  public var maximumWaiting = 10_000
  /// How many clients may listen to streams at the same time.
  public var maximumStreams = 1_000
  /// The server key in hexadecimal digits; by default it is kept in the data directory.
  public var serverKey: Secret?
  /// Whether the server may start with another server key than the database was used with.
  public var acceptsOtherKey = false
  /// The least severe log messages to write.
  public var logLevel = Logger.Level.info
  /// How long records of the audit log are kept, in seconds.
  public var auditRetention = AuditRecord.standardRetention

  /// The data directory unless told otherwise.
  public static let standardDataDirectory = "./restante-data"
  /// What the original grants where requests are limited, in seconds of operating time.
  static let standardOperatingLimit: Int64 = 480

  /// Creates the configuration of a server whose operator sets nothing.
  public init() {}
}
