import RestanteCore

// The table. A new setting is a property of `ServerConfiguration` and an entry here.
extension ServerSetting {
  /// All settings, in the order of the help and the documentation.
  public static let all: [ServerSetting] = [
    listen,
    data,
    database,
    databasePassword,
    ServerSetting(
      "database-wait", \.databaseWait, .duration(0...3_600),
      """
      How long to wait at startup for a PostgreSQL server that is not reachable yet.
      """),
    ServerSetting(
      toggle: "demo", \.demo,
      "Create a demo portal with fresh credentials in demo.json, and print commands to try it."),
    ServerSetting(
      toggle: "lab", \.lab,
      """
      Let tests control the server below /lab: its clock and more. Implies --demo. Only on a \
      loopback or private address, and never for real data.
      """),
    ServerSetting(
      "fixtures", \.fixtures, .directory, standard: "none",
      """
      A directory of YAML or JSON files to load when the lab starts: portals, credentials, events \
      and more. Implies --lab.
      """),
    ServerSetting(
      "seed", \.seed, .number(0...Int64.max), standard: "random",
      """
      In the lab, makes process ids, tokens, client ids and secrets repeatable: the same number \
      gives the same ones in the same order.
      """),
    ServerSetting(
      "mode", \.mode, .choice(valueName: "mode"),
      "The mode of portals that have no mode of their own: safe or strict."),
    ServerSetting(
      "public-url", \.publicURL, .publicURL, standard: "the listen address",
      "The URL that clients use, if a proxy makes it different from the listen address."),
    ServerSetting(
      toggle: "require-https", \.requiresHTTPS,
      """
      Refuse webhooks over plain HTTP from this machine too. Webhooks from other machines are \
      always refused over plain HTTP, unless the public URL is https.
      """),
    certificate,
    ServerSetting(
      part: "tls-key", \.tlsKey, .file, standard: "plain HTTP",
      "A PEM file with the certificate's private key."),
    ServerSetting(
      "trusted-proxy", variable: "RESTANTE_TRUSTED_PROXIES", list: \.trustedProxies, .addressBlock,
      standard: "none",
      """
      A proxy whose X-Forwarded-For and X-Forwarded-Proto headers are trusted: an address, or a \
      block such as 10.0.0.0/8.
      """),
    ServerSetting(
      "deliver-to", variable: variable(for: "deliver-to"), list: \.deliveryNetworks,
      .addressBlock, standard: "the public internet",
      """
      A private network to which events may be delivered besides the public internet: an address, \
      or a block such as 10.0.0.0/8. Handlers of the demo portal may be on this machine and in \
      private networks in any case.
      """),
    ServerSetting(
      "oauth-host", variable: variable(for: "oauth-host"), list: \.oauthHosts, .host,
      standard: "/oauth/ of the public URL",
      """
      A host, optionally with :PORT, that serves only the authorization server. Applications are \
      told the first one.
      """),
    ServerSetting(
      "max-connections", \.connections.maxTotal, .number(1...1_000_000),
      """
      The maximum number of open connections, less if the process may open fewer files. Further \
      connections are closed at once.
      """),
    ServerSetting(
      "max-connections-per-address", \.connections.maxPerAddress, .number(1...1_000_000),
      """
      The maximum number of open connections from one address or IPv6 network. Does not apply to \
      this machine and trusted proxies.
      """),
    ServerSetting(
      "failure-limit", \.failureLimit, .rateLimit,
      """
      How many wrong keys, secrets and codes one address may send before it has to wait: off, or \
      X/Y for X at once and Y more a second.
      """),
    ServerSetting(
      "rate-limit", \.rateLimit, .rateLimit,
      """
      How many requests an address may send to a portal that has no limit of its own: off, \
      standard (50 at once, 2 more a second), enterprise (250 at once, 5 more a second), or X/Y.
      """),
    ServerSetting(
      "operating-limit", \.operatingLimit, .durationOrOff(1...600),
      standard:
        "\(ServerConfiguration.standardOperatingLimit) if requests are limited, otherwise off",
      """
      The operating time that a method may use per application within ten minutes, or off.
      """),
    ServerSetting(
      "min-free-space", \.minimumFreeSpace, .bytes(0...Int64.max),
      """
      The free space to keep on the volume of the embedded database. With less, publications are \
      refused with 503 while everything else works. 0 disables the check.
      """),
    ServerSetting(
      "backup-every", \.backupInterval, .duration(60...31_536_000), standard: "never",
      """
      How often to back up the embedded database, such as 6h or 1d. Every backup is verified. A \
      backup that fails is logged and tried again within five minutes.
      """),
    ServerSetting(
      "backup-keep", \.backupRetention, .duration(60...315_360_000),
      """
      How long to keep these backups. The newest verified one is kept in any case.
      """),
    ServerSetting(
      "backup-to", \.backupFolder, .directory, standard: "backups in the data directory",
      """
      The directory of these backups, of no other server, and better on another disk than the \
      database.
      """),
    ServerSetting(
      "max-reply-events", \.replyBounds.events, .number(1...100_000),
      "The maximum number of events in one reply of event.offline.get in safe mode."),
    ServerSetting(
      "max-reply-size", \.replyBounds.bytes, .bytes(1...256 << 20),
      "The maximum total size of the events in such a reply. At least one event is returned."),
    ServerSetting(
      "max-waiting", \.maximumWaiting, .number(0...1_000_000),
      "The maximum number of clients that wait for events at the same time."),
    ServerSetting(
      "max-streams", \.maximumStreams, .number(0...1_000_000),
      "The maximum number of clients that listen to streams at the same time."),
    ServerSetting(
      "body-memory", \.bodyMemory, .bytes(32 << 20...Int.max),
      "The maximum memory for request bodies. Requests beyond it get 503."),
    serverKey,
    previousServerKey,
    ServerSetting(
      toggle: "other-key", \.acceptsOtherKey, isForOneStart: true,
      """
      Start even if the database was used with another server key. The application_token of \
      every application changes.
      """),
    ServerSetting(
      "log-level", \.logLevel, .choice(valueName: "level"),
      """
      The minimum severity of log messages: trace, debug, info, notice, warning, error or \
      critical.
      """),
    ServerSetting(
      "log-format", \.logFormat, .choice(valueName: "format"),
      "How logs are written: text, or json for one JSON object per line."),
    ServerSetting(
      "slow-request", \.slowRequest, .millisecondsOrOff(1...3_600_000),
      """
      The duration, in milliseconds or with a unit as in 2s, from which a request is logged as \
      slow, or off. The time that a client waits for events does not count.
      """),
    ServerSetting(
      "access-log", \.accessLog, .file, standard: "none",
      """
      A file to which a line is appended for each request, or - for the standard output. Secrets \
      in paths are masked and queries are left out. Reopened on SIGHUP.
      """),
    ServerSetting(
      "otlp-endpoint", \.traceCollector, .publicURL, standard: "none",
      """
      The URL of an OpenTelemetry collector, such as http://127.0.0.1:4318, to which traces are \
      exported as OTLP over HTTP with JSON.
      """),
    ServerSetting(
      "trace-percent", \.tracePercent, .number(0...100),
      """
      The percentage of traces that is recorded of those that begin here. Requests with a \
      traceparent are recorded if its flags say so.
      """),
    ServerSetting(
      "metrics", \.metrics, .choice(valueName: "access"),
      """
      Who may read /metrics: local (this machine, unless the request came through a proxy, and \
      anyone with the metrics key), key (only with the metrics key), or off.
      """),
    ServerSetting(
      "metrics-queues", \.metricsQueues, .number(0...1_000),
      """
      How many queues have metrics of their own: the deepest ones, and for counts of events the \
      busiest ones. All others are added up.
      """),
    ServerSetting(
      secret: "metrics-key", \.configuration.metricsKey, .metricsKey, standard: "none",
      """
      The bearer key with which Prometheus can read /metrics from another machine or through a \
      proxy. At least \(MetricsAccess.shortestKey) characters.
      """),
  ]
}

// Settings that other commands read, too.
extension ServerSetting {
  /// Where to listen.
  static let listen = ServerSetting(
    "listen", \.listen, .listenAddress, "The address to listen on. Port 0 picks a free port.")

  /// The TLS certificate.
  static let certificate = ServerSetting(
    part: "tls-cert", \.tlsCertificate, .file, standard: "plain HTTP",
    """
    A PEM file with the TLS certificate, followed by its intermediate certificates. Needs \
    --tls-key. Both files are reloaded when they change and on SIGHUP.
    """)

  /// The data directory.
  public static let data = ServerSetting(
    "data", \.dataDirectory, .directory,
    standard: "\(ServerConfiguration.standardDataDirectory), or . with a PostgreSQL database",
    "The directory of the embedded database, the server key and other files.")

  /// The PostgreSQL database.
  public static let database = ServerSetting(
    "database", \.database, .database, standard: "an embedded database in the data directory",
    """
    A PostgreSQL database, which several servers can share. Accepts all libpq parameters, as in \
    postgres://user@host/restante?sslmode=verify-full. The data directory then only holds files.
    """)

  /// The password of the PostgreSQL database.
  public static let databasePassword = ServerSetting(
    secret: "database-password", \.databasePassword, .secret,
    standard: "the address, or libpq's password file",
    "The database's password. Keeps it out of the address.")

  /// The server key.
  public static let serverKey = ServerSetting(
    secret: "server-key", \.configuration.serverKey, .serverKey,
    standard: "server.key in the data directory, created at the first start",
    """
    The server key, \(ServerKey.length * 2) hexadecimal digits. It must be the same on all servers \
    of a database; a server with another key does not start.
    """)

  /// The server key before the present one, while the key is rotated.
  public static let previousServerKey = ServerSetting(
    secret: "previous-server-key", \.configuration.previousServerKey, .secret,
    standard: "server.key.previous in the data directory, while the key is rotated",
    """
    The previous server key, optionally followed by "until" and the time, in seconds since 1970, \
    until which it is used. Ignored unless the server key is set, too.
    """)
}
