public import RestanteCore

/// What the operator set for the API under `/v1`.
public struct NativeSettings: Sendable {
  /// The mode of portals that have none of their own.
  public var defaultMode: Mode
  /// Where methods of the wire are called, with a slash at the end.
  public var restURL: String
  /// What the addresses of doors begin with, with a slash at the end.
  public var doorsURL: String
  /// The scopes of applications and webhooks that are made without a list of them.
  public var standardScopes: [String]
  /// Whether applications may bind an event that the operator has not added.
  public var isCatalogued: @Sendable (EventName) -> Bool

  /// Creates settings. By default, applications may bind every event.
  public init(
    defaultMode: Mode = .safe, restURL: String, doorsURL: String, standardScopes: [String],
    isCatalogued: @escaping @Sendable (EventName) -> Bool = { _ in true }
  ) {
    self.defaultMode = defaultMode
    self.restURL = restURL
    self.doorsURL = doorsURL
    self.standardScopes = standardScopes
    self.isCatalogued = isCatalogued
  }
}

/// What endpoints work with. A class, because every request hands it on several times.
final class NativeContext: Sendable {
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

  init(
    store: any Store, random: any RandomSource, serverKeys: ServerKeyring,
    keyRotation: any ServerKeyRotating, settings: NativeSettings,
    passwords: any PasswordHashing, zones: any ZoneCheck, clock: any Clock<Duration>,
    streams: StreamSlots, failures: FailedCredentials
  ) {
    self.store = store
    self.random = random
    self.serverKeys = serverKeys
    self.keyRotation = keyRotation
    self.settings = settings
    self.passwords = passwords
    self.zones = zones
    self.clock = clock
    self.streams = streams
    self.failures = failures
  }

  /// What handlers of an application recognize calls by.
  func applicationTokens(
    of application: Application, on portal: Portal
  ) -> ServerKeyring.ApplicationTokens {
    serverKeys.applicationTokens(
      memberID: portal.memberID, clientID: application.clientID, at: store.time.now())
  }

  /// What the receiver of an outgoing webhook recognizes calls by.
  func outgoingWebhookTokens(
    of webhook: BindingID, on portal: Portal
  ) -> ServerKeyring.ApplicationTokens {
    serverKeys.outgoingWebhookTokens(
      memberID: portal.memberID, webhook: webhook, at: store.time.now())
  }

  /// The secret that deliveries to an application are signed with.
  func signingSecret(of application: Application, on portal: Portal) -> SigningSecret {
    serverKeys.signingSecret(
      memberID: portal.memberID, clientID: application.clientID, at: store.time.now())
  }

  func mode(of portal: Portal) -> Mode { portal.mode ?? settings.defaultMode }

  /// Whether something that ends at a time, or never, is still good.
  func isValid(_ expiry: Timestamp?) -> Bool {
    expiry.map { $0 > store.time.now() } ?? true
  }
}
