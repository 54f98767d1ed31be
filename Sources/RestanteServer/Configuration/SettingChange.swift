import RestanteCore

/// A setting whose value is another one than before.
struct SettingChange: Sendable, Hashable {
  let name: String
  /// The value before; `nil` for what is not shown.
  let old: String?
  /// The value now; `nil` for what is not shown.
  let new: String?

  /// The change in words.
  var text: String {
    guard let old, let new else { return name }
    return "\(name) from \(old) to \(new)"
  }
}

extension ServerSetting {
  /// The settings that a running server takes over when it reads them again.
  private static let live: Set = [
    "log-level", "slow-request", "rate-limit", "operating-limit", "failure-limit", "trace-percent",
  ]

  /// Whether a running server takes a changed value over, on SIGHUP.
  var isLive: Bool { Self.live.contains(name) }
}

extension ServerConfiguration {
  /// Takes over from a newer configuration what may change while a server runs.
  ///
  /// - Returns: What was taken over, and what else has changed and needs a restart.
  mutating func adopt(
    _ newer: ServerConfiguration
  ) -> (adopted: [SettingChange], pending: [SettingChange]) {
    var adopted: [SettingChange] = []
    var pending: [SettingChange] = []
    for setting in ServerSetting.all {
      let (old, new) = (origins[setting.name], newer.origins[setting.name])
      let texts = [old, new].map { $0?.content.text ?? setting.standard }
      let isSame = texts[0] == texts[1]
      if isSame || setting.isLive { origins[setting.name] = new }
      guard !isSame else { continue }
      let change = SettingChange(
        name: setting.name, old: setting.isSecret ? nil : old?.text ?? setting.standard,
        new: setting.isSecret ? nil : new?.text ?? setting.standard)
      if setting.isLive { adopted.append(change) } else { pending.append(change) }
    }
    logLevel = newer.logLevel
    slowRequest = newer.slowRequest
    rateLimit = newer.rateLimit
    operatingLimit = newer.operatingLimit
    failureLimit = newer.failureLimit
    tracePercent = newer.tracePercent
    return (adopted, pending)
  }
}
