import RestanteCore
import RestanteREST

/// Makes the demo portal and, at every start, fresh credentials for it.
///
/// Nothing that exists is changed or revoked: other processes and scripts may still use it.
struct DemoPortal: Sendable {
  /// The portal's domain in the store. Clients see the host of the public URL instead.
  static let domain = "localhost"
  /// How long demo credentials are accepted, in seconds: 30 days.
  static let lifetime: Int64 = 30 * 86_400
  static let administrator = UserID(rawValue: 1)
  static let ordinaryUser = UserID(rawValue: 2)

  let store: any Store
  let serverKeys: ServerKeyring
  let random: any RandomSource
  let publicURL: PublicURL

  /// Makes what is missing and adds credentials.
  ///
  /// - Parameter previous: What the last start wrote. Its application secret is used again if it
  ///   still verifies.
  func prepare(previous: DemoFile?) async throws(StoreError) -> DemoFile {
    let portal = try await store.perform(
      PrepareDemoPortal(memberID: random.text(length: 32, from: .hex)))
    let clientID = Credential.demoClientID(memberID: portal.memberID)
    let (application, secret) = try await application(
      clientID, on: portal.id, previousSecret: previous?.clientSecret)
    var file = DemoFile()
    describe(portal, clientID: clientID, secret: secret, in: &file)
    try await addCredentials(for: application, to: &file)
    return file
  }

  /// The demo application and a secret of it.
  private func application(
    _ clientID: String, on portal: PortalID, previousSecret: String?
  ) async throws(StoreError) -> (Application, secret: String) {
    let secret = Credential.secret(using: random)
    let outcome = try await store.perform(
      EnsureApplication(
        portal: portal, clientID: clientID, name: "Demo", scopes: EventCatalogue.standardScopes,
        isInstalled: true, secret: SecretHash(of: secret)))
    if case .added(let application) = outcome { return (application, secret) }
    let clients = try await store.clients(clientID: clientID)
    guard let client = clients.first(where: { $0.portal.id == portal }) else {
      throw StoreError(.corrupt, "The demo application is there and is not.")
    }
    if let previousSecret, client.secrets.contains(where: { $0.matches(previousSecret) }) {
      return (client.application, previousSecret)
    }
    try await store.perform(
      AddClientSecret(
        portal: portal, application: client.application.id, secret: SecretHash(of: secret)))
    return (client.application, secret)
  }

  private func describe(
    _ portal: Portal, clientID: String, secret: String, in file: inout DemoFile
  ) {
    file.baseURL = publicURL.base
    file.restURL = publicURL.rest
    file.domain = publicURL.domain
    file.memberID = portal.memberID
    file.clientID = clientID
    file.clientSecret = secret
    file.applicationToken =
      serverKeys.applicationTokens(
        memberID: portal.memberID, clientID: clientID, at: store.time.now()
      ).current
    file.signingSecret =
      serverKeys.signingSecret(
        memberID: portal.memberID, clientID: clientID, at: store.time.now()
      ).text
    file.consoleURL = publicURL.base + "/console"
  }

  private func addCredentials(
    for application: Application, to file: inout DemoFile
  ) async throws(StoreError) {
    let code = Credential.secret(using: random)
    file.accessToken = Credential.secret(using: random)
    file.refreshToken = Credential.secret(using: random)
    file.userAccessToken = Credential.secret(using: random)
    file.userRefreshToken = Credential.secret(using: random)
    file.publishKey = Credential.secret(using: random)
    file.adminKey = Credential.secret(using: random)
    file.webhookURL = "\(publicURL.rest)\(Self.administrator.rawValue)/\(code)/"
    try await store.perform(
      AddDemoCredentials(
        application: application,
        tokens: [
          (Self.administrator, file.accessToken, file.refreshToken),
          (Self.ordinaryUser, file.userAccessToken, file.userRefreshToken),
        ].map { AddDemoCredentials.Tokens(user: $0, access: $1, refresh: $2) },
        webhookCode: SecretHash(of: code), publishKey: SecretHash(of: file.publishKey),
        adminKey: SecretHash(of: file.adminKey)))
  }
}
