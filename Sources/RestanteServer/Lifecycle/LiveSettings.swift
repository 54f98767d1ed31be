import Logging
import RestanteCore
import RestanteTracing
import Synchronization

/// The settings of a running server, with the parts that take changed values over.
final class LiveSettings: Sendable {
  /// The limits of portals that have none of their own.
  let limits: StandardLimits
  /// Refused credentials, whose limit may change.
  let failures: FailedCredentials
  private let slow: SlowThreshold
  private let tracer: RestanteTracer?
  /// `nil` where settings are not read again.
  private let source: ConfigurationReload?
  private let configuration: Mutex<ServerConfiguration>
  private let logger: Logger

  init(
    _ configuration: ServerConfiguration, slow: SlowThreshold, tracer: RestanteTracer?,
    source: ConfigurationReload?, logger: Logger
  ) {
    limits = StandardLimits(
      rate: configuration.rateLimit, operating: configuration.operatingLimit)
    failures = FailedCredentials(limit: configuration.failureLimit)
    self.slow = slow
    self.tracer = tracer
    self.source = source
    self.configuration = Mutex(configuration)
    self.logger = logger
  }

  /// The configuration in effect.
  var current: ServerConfiguration { configuration.withLock { $0 } }

  /// Reads the settings again, takes over what can be taken over, and logs what has changed. Where
  /// they make no sense nothing changes.
  func reload() {
    guard let source else { return }
    let newer: ServerConfiguration
    do {
      newer = try source.read()
    } catch {
      logger.error(
        "the settings could not be reloaded; the previous ones stay in effect",
        metadata: ["reason": "\(error)"])
      return
    }
    let before = current.logLevel
    let changes = configuration.withLock { $0.adopt(newer) }
    limits.set(rate: newer.rateLimit, operating: newer.operatingLimit)
    failures.setLimit(newer.failureLimit)
    slow.set(milliseconds: newer.slowRequest)
    tracer?.setRatio(Double(newer.tracePercent) / 100)
    // The line is written at the level that lets more through.
    if newer.logLevel < before { source.setLogLevel(newer.logLevel) }
    report(changes.adopted, changes.pending)
    if newer.logLevel > before { source.setLogLevel(newer.logLevel) }
  }

  private func report(_ adopted: [SettingChange], _ pending: [SettingChange]) {
    var metadata: Logger.Metadata = [:]
    if !adopted.isEmpty { metadata["changed"] = "\(Self.listed(adopted))" }
    if !pending.isEmpty { metadata["after_restart"] = "\(Self.listed(pending))" }
    logger.notice(
      adopted.isEmpty && pending.isEmpty
        ? "reloaded the settings: nothing has changed" : "reloaded the settings",
      metadata: metadata)
  }

  private static func listed(_ changes: [SettingChange]) -> String {
    changes.map(\.text).joined(separator: ", ")
  }
}
