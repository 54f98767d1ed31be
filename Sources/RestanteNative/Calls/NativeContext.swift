public import RestanteCore

/// What the operator set for the API under `/v1`.
public struct NativeSettings: Sendable {
  /// The mode of portals that have none of their own.
  public var defaultMode: Mode
  /// Where methods of the wire are called, with a slash at the end.
  public var restURL: String
  /// The scopes of applications and webhooks that are made without a list of them.
  public var standardScopes: [String]

  /// Creates settings.
  public init(defaultMode: Mode = .safe, restURL: String, standardScopes: [String]) {
    self.defaultMode = defaultMode
    self.restURL = restURL
    self.standardScopes = standardScopes
  }
}

/// What endpoints work with.
struct NativeContext: Sendable {
  let store: any Store
  let random: any RandomSource
  let serverKeys: ServerKeyring
  let keyRotation: any ServerKeyRotating
  let settings: NativeSettings
  let passwords: any PasswordHashing
  let zones: any ZoneCheck
  /// Measures how long streams are silent.
  let clock: any Clock<Duration>
  /// Who listens to streams.
  let streams: StreamSlots
  /// The keys that were refused lately.
  let failures: FailedCredentials
  /// The attempts with a key that run.
  let attempts = RunningAttempts()

  /// What handlers of an application recognize calls by.
  func applicationTokens(
    of application: Application, on portal: Portal
  ) -> ServerKeyring.ApplicationTokens {
    serverKeys.applicationTokens(
      memberID: portal.memberID, clientID: application.clientID, at: store.time.now())
  }

  func mode(of portal: Portal) -> Mode { portal.mode ?? settings.defaultMode }

  /// Whether something that ends at a time, or never, is still good.
  func isValid(_ expiry: Timestamp?) -> Bool {
    expiry.map { $0 > store.time.now() } ?? true
  }
}
