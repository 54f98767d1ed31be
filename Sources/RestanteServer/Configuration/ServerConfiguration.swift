public import Logging
public import RestanteCore
public import RestantePostgres
public import RestanteSQLite

/// What an operator decides about a server.
public struct ServerConfiguration: Sendable {
  /// Where to listen.
  public var listen: ListenAddress
  /// The directory that holds the database, the server key and `demo.json`.
  public var dataDirectory: String
  /// The PostgreSQL database that holds what several nodes share; `nil` keeps an embedded database
  /// in the data directory.
  public var database: ConnectionSettings?
  /// Whether to make the demo portal and credentials for it.
  public var demo: Bool
  /// The mode of portals that have none of their own.
  public var mode: Mode
  /// The address that clients use; by default the one the server listens on.
  public var publicURL: PublicURL?
  /// Whether webhooks need `https` even from clients on this machine.
  public var requiresHTTPS: Bool
  /// The host, with port where it has one, that is the authorization server's alone; `nil` when it
  /// is reached at the server's own.
  public var oauthHost: String?
  /// What hashing a password costs.
  public var passwordCost: PasswordCost
  /// The files to serve TLS with; `nil` to speak plainly.
  public var tls: TLSFiles?
  /// The proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count.
  public var trustedProxies: [AddressBlock]
  /// How many requests are let through to portals that have no limit of their own.
  public var rateLimit: RateLimit
  /// How many seconds of operating time a method of an application gets within ten minutes on
  /// portals that have no limit of their own; `nil` for as many as it wants.
  public var operatingLimit: Int64?
  /// How many keys, secrets and codes may be refused to one address of strangers before it has to
  /// wait: so many at once, and then so many a second.
  public var failureLimit: RateLimit
  /// How many bytes of free space are to be left on the volume of the embedded database: with less,
  /// publications are refused. 0 for no matter how few.
  public var minimumFreeSpace: Int64
  /// How large a reply to a claim may become in safe mode.
  public var replyBounds: ReplyBounds
  /// How many clients may wait for events at the same time, those that listen to streams not
  /// counted.
  public var mostWaiting: Int
  /// How many clients may listen to streams at the same time.
  public var mostStreams: Int
  /// The server key in hexadecimal digits; by default it is kept in the data directory.
  public var serverKey: String?
  /// Whether the server may start with another server key than the database was used with.
  public var acceptsOtherKey: Bool
  /// The least severe log messages to write.
  public var logLevel: Logger.Level
  /// How long records of the audit log are kept, in seconds.
  public var auditRetention: Int64

  /// The data directory unless told otherwise.
  public static let standardDataDirectory = "./restante-data"

  /// Creates a configuration; what is left out has the default of the command line.
  public init(
    listen: ListenAddress = .standard,
    dataDirectory: String = Self.standardDataDirectory,
    database: ConnectionSettings? = nil, demo: Bool = false, mode: Mode = .safe,
    publicURL: PublicURL? = nil, requiresHTTPS: Bool = false, oauthHost: String? = nil,
    passwordCost: PasswordCost = .standard, tls: TLSFiles? = nil,
    trustedProxies: [AddressBlock] = [],
    rateLimit: RateLimit = .off, operatingLimit: Int64? = nil,
    failureLimit: RateLimit = FailedCredentials.standardLimit,
    minimumFreeSpace: Int64 = FreeSpaceFloor.standardBytes,
    replyBounds: ReplyBounds = .safeDefault, mostWaiting: Int = 10_000, mostStreams: Int = 1_000,
    serverKey: String? = nil, acceptsOtherKey: Bool = false,
    logLevel: Logger.Level = .info,
    auditRetention: Int64 = AuditRecord.standardRetention
  ) {
    self.listen = listen
    self.dataDirectory = dataDirectory
    self.database = database
    self.demo = demo
    self.mode = mode
    self.publicURL = publicURL
    self.requiresHTTPS = requiresHTTPS
    self.oauthHost = oauthHost
    self.passwordCost = passwordCost
    self.tls = tls
    self.trustedProxies = trustedProxies
    self.rateLimit = rateLimit
    self.operatingLimit = operatingLimit
    self.failureLimit = failureLimit
    self.minimumFreeSpace = minimumFreeSpace
    self.replyBounds = replyBounds
    self.mostWaiting = mostWaiting
    self.mostStreams = mostStreams
    self.serverKey = serverKey
    self.acceptsOtherKey = acceptsOtherKey
    self.logLevel = logLevel
    self.auditRetention = auditRetention
  }
}
