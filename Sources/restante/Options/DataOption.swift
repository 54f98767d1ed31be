import RestanteServer

/// Which data directory a command works on.
enum DataOption {
  /// The one of the option, else of the environment, else the usual one.
  static func directory(_ option: String?) -> String {
    option ?? ServerSetting.data.variable.flatMap(Environment.value)
      ?? ServerConfiguration.standardDataDirectory
  }
}
