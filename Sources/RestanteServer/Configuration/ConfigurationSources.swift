/// Where a server's settings are: its command line, its environment and its configuration file, in
/// the order in which they win. They can be read again.
public struct ConfigurationSources: Sendable {
  private let flags: [String: [String]]
  private let file: String?
  private let variable: @Sendable (String) -> String?
  private let standardFile: String

  /// The variable that names the configuration file.
  public static let fileVariable = "RESTANTE_CONFIG"

  /// Names the sources.
  ///
  /// - Parameters:
  ///   - flags: What the command line gives, by the names of settings.
  ///   - file: The configuration file that the command line names; empty for none at all.
  ///   - variable: The value of a variable of the environment.
  ///   - standardFile: The file that is read where neither names one, if it is there.
  public init(
    flags: [String: [String]], file: String?,
    variable: @escaping @Sendable (String) -> String?,
    standardFile: String = ConfigurationFile.standardPath
  ) {
    self.flags = flags
    self.file = file
    self.variable = variable
    self.standardFile = standardFile
  }

  /// Reads all of them.
  ///
  /// - Throws: ``SettingError`` about the first thing that makes no sense.
  public func read() throws(SettingError) -> ServerConfiguration {
    let file = try configurationFile()
    if let flaw = file?.flaws.first { throw flaw }
    return try ServerConfiguration(from: all(with: file))
  }

  /// Where a server with these settings is reached from its own machine. Nothing else is read, so
  /// that secrets that only the server may read do not matter.
  ///
  /// - Throws: ``SettingError`` when the file or the address makes no sense.
  public func listeningURL() throws(SettingError) -> PublicURL {
    let draft = try ConfigurationDraft(
      of: [.listen, .certificate], from: all(with: try configurationFile()))
    return PublicURL(
      listening: draft.configuration.listen, isEncrypted: draft.tlsCertificate != nil)
  }

  private func all(with file: ConfigurationFile?) -> [SettingSource] {
    [.flags(flags), .environment(variable)] + (file.map { [.file($0)] } ?? [])
  }

  private func configurationFile() throws(SettingError) -> ConfigurationFile? {
    if let file {
      return file.isEmpty ? nil : try existing(file, namedBy: .flag("--config"))
    }
    if let file = variable(Self.fileVariable), !file.isEmpty {
      return try existing(file, namedBy: .variable(Self.fileVariable))
    }
    return try ConfigurationFile.read(standardFile)
  }

  private func existing(
    _ path: String, namedBy place: SettingPlace
  ) throws(SettingError) -> ConfigurationFile {
    guard let file = try ConfigurationFile.read(path) else {
      throw SettingError("\(place): there is no \(path).")
    }
    return file
  }
}
