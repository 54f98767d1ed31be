import RestanteCore
import RestantePostgres

/// A configuration while its settings are read.
struct ConfigurationDraft: Sendable {
  var configuration = ServerConfiguration()
  var databasePassword: Secret?
  var tlsCertificate: String?
  var tlsKey: String?
  /// The names of the settings that were given.
  var given: Set<String> = []

  /// The configuration, with what depends on several settings.
  func configured() throws(SettingError) -> ServerConfiguration {
    var configuration = configuration
    configuration.tls = try tls()
    if let database = configuration.database {
      if let databasePassword {
        configuration.database = database.with("password", databasePassword.text)
      }
      if !given.contains(ServerSetting.data.name) { configuration.dataDirectory = "." }
    }
    if configuration.rateLimit != .off, !given.contains("operating-limit") {
      configuration.operatingLimit = ServerConfiguration.standardOperatingLimit
    }
    if configuration.metrics == .key, configuration.metricsKey == nil {
      throw SettingError("--metrics key needs RESTANTE_METRICS_KEY, the key.")
    }
    return configuration
  }

  private func tls() throws(SettingError) -> TLSFiles? {
    switch (tlsCertificate, tlsKey) {
    case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
    case (nil, nil): return nil
    case (_?, nil): throw SettingError("--tls-cert needs --tls-key, the certificate's key.")
    case (nil, _?): throw SettingError("--tls-key needs --tls-cert, the key's certificate.")
    }
  }
}

extension ServerConfiguration {
  /// Reads a configuration; what no source gives has its default.
  ///
  /// - Parameter sources: Where settings come from. The first that gives a setting wins; what the
  ///   others give for it is not even looked at.
  /// - Throws: ``SettingError`` about the first setting that makes no sense.
  public init(from sources: [SettingSource]) throws(SettingError) {
    var draft = ConfigurationDraft()
    for setting in ServerSetting.all {
      for source in sources {
        guard let given = source.lookUp(setting) else { continue }
        try setting.read(given, &draft)
        draft.given.insert(setting.name)
        break
      }
    }
    self = try draft.configured()
  }
}
