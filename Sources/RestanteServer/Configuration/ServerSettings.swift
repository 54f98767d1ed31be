import RestanteCore

// The table. A new setting is a property of `ServerConfiguration` and an entry here.
extension ServerSetting {
  /// All settings, in the order of the help and the documentation.
  public static let all: [ServerSetting] = [
    ServerSetting(
      "listen", \.listen, .listenAddress, "Where to listen; port 0 picks a free port."),
    data,
    database,
    databasePassword,
    ServerSetting(
      "database-wait", \.databaseWait, .number(0...3_600, valueName: "seconds"),
      """
      How long to wait at the start for a PostgreSQL that cannot be reached yet, such as one that \
      is still starting.
      """),
    ServerSetting(
      toggle: "demo", \.demo,
      "Make a demo portal with fresh credentials in demo.json, and print how to try it."),
    ServerSetting(
      "mode", \.mode, .choice(valueName: "mode"),
      "How portals without a mode of their own behave: safe or strict."),
    ServerSetting(
      "public-url", \.publicURL, .publicURL, standard: "the address listened on",
      "The address that clients use, where a proxy makes it another one."),
    ServerSetting(
      toggle: "require-https", \.requiresHTTPS,
      """
      Refuse webhooks over plain HTTP from this machine too. From other machines they are refused \
      unless the public URL is https.
      """),
    ServerSetting(
      part: "tls-cert", \.tlsCertificate, .file, standard: "plain HTTP",
      """
      A PEM file with the certificate to serve TLS with, followed by its intermediate \
      certificates. Needs --tls-key. The files are read again when they change, and on SIGHUP.
      """),
    ServerSetting(
      part: "tls-key", \.tlsKey, .file, standard: "plain HTTP",
      "A PEM file with the certificate's private key."),
    ServerSetting(
      "trusted-proxy", variable: "RESTANTE_TRUSTED_PROXIES", list: \.trustedProxies, .addressBlock,
      standard: "none",
      """
      A proxy whose X-Forwarded-For and X-Forwarded-Proto headers are believed: an address, or a \
      block such as 10.0.0.0/8. Repeat it for several; the variable takes commas.
      """),
    ServerSetting(
      "oauth-host", variable: variable(for: "oauth-host"), list: \.oauthHosts, .host,
      standard: "/oauth/ of the public URL",
      """
      A host, with :PORT where it has one, that serves the authorization server alone. Repeat it \
      for several, of which applications are told the first; the variable takes commas.
      """),
    ServerSetting(
      "max-connections", \.connections.most, .number(1...1_000_000),
      """
      How many connections may be open at the same time, as far as the process may open files. \
      Further ones are closed at once.
      """),
    ServerSetting(
      "max-connections-per-address", \.connections.maxPerAddress, .number(1...1_000_000),
      """
      How many of them may come from one address or one IPv6 network. This machine and trusted \
      proxies may have all.
      """),
    ServerSetting(
      "failure-limit", \.failureLimit, .rateLimit,
      """
      How many refused keys, secrets and codes one address may send before it has to wait: off, or \
      X/Y for X at once and Y more a second.
      """),
    ServerSetting(
      "rate-limit", \.rateLimit, .rateLimit,
      """
      How many requests an address may send to a portal without a limit of its own: off, standard \
      (50, refilled by 2 a second), enterprise (250, refilled by 5 a second), or X/Y.
      """),
    ServerSetting(
      "operating-limit", \.operatingLimit, .secondsOrOff(1...600),
      standard:
        "\(ServerConfiguration.standardOperatingLimit) where requests are limited, else off",
      """
      How many seconds of operating time a method of an application gets within ten minutes, or \
      off.
      """),
    ServerSetting(
      "min-free-space", \.minimumFreeSpace, .bytes(0...Int64.max),
      """
      How much space to leave free on the volume of the embedded database: with less, \
      publications are refused with 503 while everything else works. 0 uses all of it.
      """),
    ServerSetting(
      "max-reply-events", \.replyBounds.events, .number(1...100_000),
      "How many events one reply of event.offline.get may hold in safe mode."),
    ServerSetting(
      "max-reply-size", \.replyBounds.bytes, .bytes(1...256 << 20),
      "How large the events of such a reply may be together. One event is always returned."),
    ServerSetting(
      "max-waiting", \.maximumWaiting, .number(0...1_000_000),
      "How many clients may wait for events at the same time."),
    ServerSetting(
      "max-streams", \.maximumStreams, .number(0...1_000_000),
      "How many clients may listen to streams at the same time."),
    ServerSetting(
      "body-memory", \.bodyMemory, .bytes(32 << 20...Int.max),
      "How much memory the bodies of requests may take together; what goes beyond gets 503."),
    serverKey,
    previousServerKey,
    ServerSetting(
      toggle: "other-key", \.acceptsOtherKey,
      """
      Start although the database was used with another server key; the application_token of \
      every application changes.
      """),
    ServerSetting(
      "log-level", \.logLevel, .choice(valueName: "level"),
      """
      The least severe messages to log: trace, debug, info, notice, warning, error or critical.
      """),
  ]
}

// Settings that other commands read, too.
extension ServerSetting {
  /// The data directory.
  public static let data = ServerSetting(
    "data", \.dataDirectory, .directory,
    standard: "\(ServerConfiguration.standardDataDirectory), or . with a PostgreSQL database",
    "The directory for the embedded database, the server key and other files.")

  /// The PostgreSQL database.
  public static let database = ServerSetting(
    "database", \.database, .database, standard: "an embedded database in the data directory",
    """
    A PostgreSQL database that several servers share, with any of libpq's parameters, as in \
    postgres://user@host/restante?sslmode=verify-full. The data directory then holds files only.
    """)

  /// The password of the PostgreSQL database.
  public static let databasePassword = ServerSetting(
    "database-password", flag: nil, variable: variable(for: "database-password"),
    valueName: SettingForm.secret.valueName, standard: "the address, or libpq's password file",
    help: "The database's password, which keeps it out of the address."
  ) { given, draft throws(SettingError) in
    draft.databasePassword = try SettingForm.secret.value(of: given)
  }

  /// The server key.
  public static let serverKey = ServerSetting(
    "server-key", flag: nil, variable: variable(for: "server-key"),
    valueName: SettingForm.serverKey.valueName,
    standard: "server.key in the data directory, made at the first start",
    help: """
      The server key, \(ServerKey.length * 2) hexadecimal digits. It must be the same on all \
      servers of a database; a server with another key does not start.
      """
  ) { given, draft throws(SettingError) in
    draft.configuration.serverKey = Secret(try SettingForm.serverKey.value(of: given))
  }

  /// The server key before the present one, while the key is rotated.
  public static let previousServerKey = ServerSetting(
    "previous-server-key", flag: nil, variable: variable(for: "previous-server-key"),
    valueName: SettingForm.secret.valueName,
    standard: "server.key.previous in the data directory, while the key is rotated",
    help: """
      The server key before the present one, and perhaps "until" and the seconds since 1970 until \
      which it is used. Counts with RESTANTE_SERVER_KEY only.
      """
  ) { given, draft throws(SettingError) in
    draft.configuration.previousServerKey = try SettingForm.secret.value(of: given)
  }
}
