import RestanteCore
import RestantePostgres

/// A configuration while its settings are read.
struct ConfigurationDraft: Sendable {
  var configuration = ServerConfiguration()
  var databasePassword: Secret?
  var tlsCertificate: String?
  var tlsKey: String?
  /// Where settings were given, by their names.
  var places: [String: SettingPlace] = [:]

  /// Nothing is set.
  init() {}

  /// Reads some settings; of each, what the first source says that gives it.
  init(of settings: [ServerSetting], from sources: [SettingSource]) throws(SettingError) {
    for setting in settings {
      for source in sources {
        guard let given = try source.lookUp(setting) else { continue }
        try setting.read(given, &self)
        places[setting.name] = given.place
        configuration.origins[setting.name] = SettingOrigin(given, of: setting)
        break
      }
    }
  }

  /// The configuration, with what depends on several settings.
  func configured() throws(SettingError) -> ServerConfiguration {
    var configuration = configuration
    configuration.tls = try tls()
    if let database = configuration.database {
      if let databasePassword {
        configuration.database = database.with("password", databasePassword.text)
      }
      if places[ServerSetting.data.name] == nil { configuration.dataDirectory = "." }
    }
    if case .some = configuration.fixtures { configuration.lab = true }
    if case .some = configuration.seed, !configuration.lab {
      // Credentials that follow from a seed are no secrets.
      let place = places["seed"] ?? .flag("--seed")
      throw SettingError("\(place) needs \(place.name(of: "lab")).")
    }
    if configuration.lab {
      try checkLab()
      configuration.demo = true
    }
    if configuration.rateLimit != .off, places["operating-limit"] == nil {
      configuration.operatingLimit = ServerConfiguration.standardOperatingLimit
    }
    if configuration.metrics == .key, configuration.metricsKey == nil {
      let place = places["metrics"].map { "\($0)" } ?? "metrics"
      throw SettingError("\(place): 'key' needs the key, in RESTANTE_METRICS_KEY for example.")
    }
    return configuration
  }

  /// The lab lets everybody who reaches it do everything.
  private func checkLab() throws(SettingError) {
    let address = configuration.listen
    guard !address.isLoopback else { return }
    guard let network = NetworkAddress(address.host),
      AddressBlock.nearby.contains(where: { $0.contains(network) })
    else {
      let place = places["lab"] ?? places["fixtures"] ?? .flag("--lab")
      throw SettingError(
        "\(place) needs a loopback or private address to listen on, such as 127.0.0.1:8080, "
          + "not \(address): anyone who can reach the server can control it.")
    }
  }

  private func tls() throws(SettingError) -> TLSFiles? {
    switch (tlsCertificate, tlsKey) {
    case (let certificate?, let key?): return TLSFiles(certificate: certificate, key: key)
    case (nil, nil): return nil
    case (_?, nil): throw missing("tls-key", "the certificate's key", for: "tls-cert")
    case (nil, _?): throw missing("tls-cert", "the key's certificate", for: "tls-key")
    }
  }

  private func missing(_ name: String, _ meaning: String, for other: String) -> SettingError {
    let place = places[other] ?? .flag("--\(other)")
    return SettingError("\(place) needs \(place.name(of: name)), \(meaning).")
  }
}

extension ServerConfiguration {
  /// Reads a configuration; what no source gives has its default.
  ///
  /// - Parameter sources: Where settings come from. The first that gives a setting wins; what the
  ///   others give for it is not even looked at.
  /// - Throws: ``SettingError`` about the first setting that makes no sense.
  public init(from sources: [SettingSource]) throws(SettingError) {
    self = try ConfigurationDraft(of: ServerSetting.all, from: sources).configured()
  }
}
