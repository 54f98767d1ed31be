public import Logging

/// How a running server gets at its settings again, and what of them its program takes over.
public struct ConfigurationReload: Sendable {
  let read: @Sendable () throws(SettingError) -> ServerConfiguration
  let setLogLevel: @Sendable (Logger.Level) -> Void

  /// Tells how to read settings again.
  ///
  /// - Parameters:
  ///   - sources: Where settings are read from.
  ///   - setLogLevel: Changes what is logged.
  public init(
    sources: ConfigurationSources, setLogLevel: @escaping @Sendable (Logger.Level) -> Void
  ) {
    read = { () throws(SettingError) in try sources.read() }
    self.setLogLevel = setLogLevel
  }
}
