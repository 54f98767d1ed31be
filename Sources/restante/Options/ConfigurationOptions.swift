import ArgumentParser
import RestanteServer

/// Where a server's settings are: flags, and the file that a flag names.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The configuration file, in YAML; an empty name for none. (default: RESTANTE_CONFIG or \
      \(ConfigurationFile.standardPath), if it exists)
      """, valueName: "file"))
  var config: String?

  @OptionGroup var settings: SettingFlags

  /// The sources of settings, which can be read again.
  var sources: ConfigurationSources {
    ConfigurationSources(
      flags: settings.texts, file: config, variable: { Environment.value($0) })
  }

  /// What the sources say at present.
  func read() throws -> ServerConfiguration {
    do {
      return try sources.read()
    } catch {
      throw ValidationError("\(error)")
    }
  }
}
