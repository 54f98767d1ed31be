import ArgumentParser
import Logging
import RestanteCore
import RestantePostgres
import RestanteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante serve`
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the server.",
    discussion: """
      What no option says comes from the environment: RESTANTE_LISTEN, RESTANTE_DATA, \
      RESTANTE_DATABASE, RESTANTE_MODE, RESTANTE_PUBLIC_URL, RESTANTE_RATE_LIMIT, \
      RESTANTE_OPERATING_LIMIT, RESTANTE_MIN_FREE_SPACE, RESTANTE_MAX_REPLY_EVENTS, \
      RESTANTE_MAX_REPLY_SIZE, RESTANTE_MAX_WAITING, RESTANTE_MAX_STREAMS, RESTANTE_TLS_CERT, RESTANTE_TLS_KEY, RESTANTE_TRUSTED_PROXIES \
      and RESTANTE_OAUTH_HOST (with commas in between), RESTANTE_LOG_LEVEL. RESTANTE_SERVER_KEY, 64 \
      hexadecimal digits, replaces the key file in the data directory; it must be the same on \
      every node of a database, and a server with another one does not start. RESTANTE_DATABASE_PASSWORD, or libpq's password file, keeps the \
      database's password out of the address. Certificate files are read anew when they change, \
      and on SIGHUP.
      """)

  @Option(
    help: ArgumentHelp(
      "Where to listen; port 0 picks a free one. (default: 127.0.0.1:8080)",
      valueName: "host:port"))
  var listen: String?

  @Option(
    help: ArgumentHelp(
      "The directory for everything that is kept. (default: ./restante-data)", valueName: "dir"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      """
      A PostgreSQL database for what several nodes share, with any of libpq's parameters, as in \
      postgres://user@host/restante?sslmode=verify-full. --data, by default the working directory, \
      then holds files only. (default: an embedded database in the data directory)
      """, valueName: "url"))
  var database: String?

  @Flag(help: "Make a demo portal with fresh credentials in demo.json, and print how to try it.")
  var demo = false

  @Option(
    help: ArgumentHelp(
      "How portals without a mode of their own behave: safe or strict. (default: safe)",
      valueName: "mode"))
  var mode: String?

  @Option(
    help: ArgumentHelp(
      "How many requests an address may send to a portal without a limit of its own: off, "
        + "standard (50, and 2 a second), enterprise (250, and 5 a second), or X/Y. "
        + "(default: off)", valueName: "plan"))
  var rateLimit: String?

  @Option(
    help: ArgumentHelp(
      "How many seconds of operating time a method of an application gets within ten minutes, or "
        + "off. (default: 480, off while requests are not limited)", valueName: "seconds"))
  var operatingLimit: String?

  @Option(
    help: ArgumentHelp(
      "How much free space is to be left on the volume of the embedded database, as in 1G or 500M: "
        + "with less, publications are refused with 503. 0 to use all. (default: 256M)",
      valueName: "bytes"))
  var minFreeSpace: String?

  @Option(
    help: ArgumentHelp(
      "How many events one reply of event.offline.get may hold in safe mode. (default: 5000)",
      valueName: "number"))
  var maxReplyEvents: String?

  @Option(
    help: ArgumentHelp(
      "How large the events of such a reply may be together, as in 16M. One event is always "
        + "returned. (default: 16M)", valueName: "bytes"))
  var maxReplySize: String?

  @Option(
    help: ArgumentHelp(
      "How many clients may wait for events at the same time. (default: 10000)",
      valueName: "number"))
  var maxWaiting: String?

  @Option(
    help: ArgumentHelp(
      "How many clients may listen to streams at the same time. (default: 1000)",
      valueName: "number"))
  var maxStreams: String?

  @Option(
    help: ArgumentHelp(
      "A host, with :PORT where it has one, that is the authorization server's alone. Can be given "
        + "several times; applications are told the first. Without it, that server is reached at "
        + "/oauth/ of the public URL.", valueName: "host"))
  var oauthHost: [String] = []

  @Option(
    help: ArgumentHelp(
      "A PEM file with the certificate to serve TLS with, and those that vouch for it.",
      valueName: "file"))
  var tlsCert: String?

  @Option(
    help: ArgumentHelp("A PEM file with the certificate's private key.", valueName: "file"))
  var tlsKey: String?

  @Option(
    help: ArgumentHelp(
      "A proxy whose X-Forwarded-For and X-Forwarded-Proto count: an address or a block like "
        + "10.0.0.0/8. Can be given several times.", valueName: "cidr"))
  var trustedProxy: [String] = []

  @Option(
    help: ArgumentHelp(
      "The address that clients use, when it is not the one listened on.", valueName: "url"))
  var publicURL: String?

  @Flag(
    help: """
      Refuse webhooks over plain http from this machine too. From other machines they are refused \
      unless the public URL is https.
      """)
  var requireHTTPS = false

  @Flag(
    help: """
      Start although the database was used with another server key; the application_token of every \
      application changes.
      """)
  var otherKey = false

  @Option(
    help: ArgumentHelp(
      "The least severe messages to log: trace, debug, info, notice, warning, error or critical. "
        + "(default: info)", valueName: "level"))
  var logLevel: String?

  func validate() throws {
    _ = try serverConfiguration()
  }

  func run() async throws {
    let configuration = try serverConfiguration()
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    DescriptorLimit.raise()
    var logger = Logger(label: "restante") { label in
      StreamLogHandler.standardError(label: label)
    }
    logger.logLevel = configuration.logLevel
    let application = RestanteApplication.configured(
      configuration, logger: logger
    ) { server in
      StandardStreams.show(line: "Restante listens on \(server.publicURL)")
      if let demo = server.demo {
        StandardStreams.show(line: "\nTry it in another terminal:\n\n\(DemoInstructions(demo))")
      }
    }
    try await application.runUntilSignal()
  }

  private func serverConfiguration() throws -> ServerConfiguration {
    let standard = ServerConfiguration()
    let rateLimit =
      try Setting.read(
        flag: ("--rate-limit", rateLimit), variable: "RESTANTE_RATE_LIMIT",
        expected: "off, standard, enterprise or X/Y with numbers from 1 to \(RateLimit.largest)",
        RateLimit.init) ?? standard.rateLimit
    let database = try databaseSettings()
    return ServerConfiguration(
      listen: try Setting.read(
        flag: ("--listen", listen), variable: "RESTANTE_LISTEN",
        expected: "HOST:PORT, an IPv6 address in brackets", ListenAddress.init)
        ?? standard.listen,
      dataDirectory: data ?? Setting.environment("RESTANTE_DATA")
        ?? (database == nil ? standard.dataDirectory : "."),
      database: database,
      demo: demo,
      mode: try Setting.read(
        flag: ("--mode", mode), variable: "RESTANTE_MODE", expected: "safe or strict",
        Mode.init(rawValue:)) ?? standard.mode,
      publicURL: try Setting.read(
        flag: ("--public-url", publicURL), variable: "RESTANTE_PUBLIC_URL",
        expected: "an http or https URL without query", PublicURL.init),
      requiresHTTPS: requireHTTPS, oauthHosts: try authorizationHosts(), tls: try tlsFiles(),
      trustedProxies: try proxies(),
      rateLimit: rateLimit, operatingLimit: try operatingLimit(with: rateLimit),
      minimumFreeSpace: try minimumFreeSpace() ?? standard.minimumFreeSpace,
      replyBounds: try replyBounds(),
      mostWaiting: try most("--max-waiting", maxWaiting, "RESTANTE_MAX_WAITING")
        ?? standard.mostWaiting,
      mostStreams: try most("--max-streams", maxStreams, "RESTANTE_MAX_STREAMS")
        ?? standard.mostStreams,
      serverKey: Setting.environment("RESTANTE_SERVER_KEY"), acceptsOtherKey: otherKey,
      logLevel: try Setting.read(
        flag: ("--log-level", logLevel), variable: "RESTANTE_LOG_LEVEL",
        expected: "trace, debug, info, notice, warning, error or critical",
        Logger.Level.init(rawValue:)) ?? standard.logLevel)
  }

  private func databaseSettings() throws -> ConnectionSettings? {
    guard let address = database ?? Setting.environment("RESTANTE_DATABASE") else { return nil }
    return try ConnectionSettings(
      address: address, password: Setting.environment("RESTANTE_DATABASE_PASSWORD"))
  }
}
