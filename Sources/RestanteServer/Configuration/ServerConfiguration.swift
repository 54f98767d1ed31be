public import Logging
public import RestanteCore
import RestanteDelivery
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
  /// How long to wait at the start for a database that cannot be reached yet, in seconds; 0 not to
  /// wait.
  public var databaseWait: Int64 = 60
  /// Whether to make the demo portal and credentials for it.
  public var demo = false
  /// Whether tests may command the server; there is a demo portal then.
  public var lab = false
  /// The directory of fixtures that a lab begins with; `nil` for none.
  public var fixtures: String?
  /// What decides the order of everything random in a lab; `nil` for the system's randomness.
  public var seed: Int64?
  /// The mode of portals that have none of their own.
  public var mode = Mode.safe
  /// The address that clients use; by default the one the server listens on.
  public var publicURL: PublicURL?
  /// Whether webhooks need `https` even from clients on this machine.
  public var requiresHTTPS = false
  /// The hosts, with port where they have one, that are the authorization server's alone; empty
  /// when it is reached at the server's own. Applications are told the first; libraries that know
  /// several find it at each.
  public var oauthHosts: [String] = []
  /// What hashing a password costs.
  public var passwordCost = PasswordCost.standard
  /// The files to serve TLS with; `nil` to speak plainly.
  public var tls: TLSFiles?
  /// The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count.
  public var trustedProxies: [AddressBlock] = []
  /// Networks besides the public internet to which events may be delivered.
  public var deliveryNetworks: [AddressBlock] = []
  /// What one delivery may cost.
  var handlerLimits = HandlerLimits()
  /// How many connections may be open at the same time.
  public var connections = ConnectionBounds()
  /// How many requests are let through to portals that have no limit of their own.
  public var rateLimit = RateLimit.off
  /// How many seconds of operating time a method of an application gets within ten minutes on
  /// portals that have no limit of their own; `nil` for as many as it wants.
  public var operatingLimit: Int64?
  /// How many keys, secrets and codes may be refused to one address of strangers before it has to
  /// wait: so many at once, and then so many a second.
  public var failureLimit = FailedCredentials.standardLimit
  /// How many bytes of free space are to be left on the volume of the embedded database: with less,
  /// publications are refused. 0 for no matter how few.
  public var minimumFreeSpace = MinimumFreeSpace.standardBytes
  /// How large a reply to a claim may become in safe mode.
  public var replyBounds = ReplyBounds.safeDefault
  /// How many clients may wait for events at the same time, those that listen to streams not
  /// counted.
  public var maximumWaiting = 10_000
  /// How many clients may listen to streams at the same time.
  public var maximumStreams = 1_000
  /// How many bytes of request bodies may be in memory at the same time; what goes beyond is
  /// refused with 503. At least 32 MiB, so that the largest body has room.
  public var bodyMemory = 64 << 20
  /// The server key in hexadecimal digits; by default it is kept in the data directory.
  public var serverKey: Secret?
  /// The server key before it and, after `until` and a space, the seconds since 1970 until which
  /// that is used; counts where ``serverKey`` is given. While it is there, the key is rotated.
  public var previousServerKey: Secret?
  /// Whether the server may start with another server key than the database was used with.
  public var acceptsOtherKey = false
  /// The least severe log messages to write.
  public var logLevel = Logger.Level.info
  /// How log messages and the access log are written.
  public var logFormat = LogFormat.text
  /// From how many milliseconds on a request gets a line in the log, the time not counted in which
  /// its client waits for events; `nil` for never.
  public var slowRequest: Int64? = 1_000
  /// The file of the access log, `-` for the standard output; `nil` for none.
  public var accessLog: String?
  /// The collector that spans are exported to, over OTLP; `nil` for none.
  public var traceCollector: PublicURL?
  /// Which part of the traces that begin here is recorded, in percent.
  public var tracePercent = 100
  /// Who may read `/metrics`.
  public var metrics = MetricsAccess.local
  /// The key with which `/metrics` can be read from anywhere; `nil` for none.
  public var metricsKey: Secret?
  /// How many queues metrics tell apart; the others are added up.
  public var metricsQueues = 100
  /// The time between two backups of the embedded database, in seconds; `nil` to make none.
  public var backupInterval: Int64?
  /// For how long such backups are kept, in seconds. The newest good one is always kept.
  public var backupRetention: Int64 = 7 * 86_400
  /// The directory of such backups; `nil` for `backups` in the data directory.
  public var backupFolder: String?
  /// How long records of the audit log are kept, in seconds.
  public var auditRetention = AuditRecord.standardRetention

  /// Where the values of settings come from that were given, by their names.
  var origins: [String: SettingOrigin] = [:]

  /// The data directory unless told otherwise.
  public static let standardDataDirectory = "./restante-data"
  /// What the original grants where requests are limited, in seconds of operating time.
  static let standardOperatingLimit: Int64 = 480

  /// Creates the configuration of a server whose operator sets nothing.
  public init() {}

  /// Where the server keys are kept.
  var serverKeySource: ServerKeySource {
    ServerKeySource(
      directory: dataDirectory, given: serverKey, givenPrevious: previousServerKey)
  }
}
