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
      PrepareDemoPortal(
        domain: Self.domain, memberID: random.text(length: 32, from: .hex)))
    let clientID = Credential.demoClientID(memberID: portal.memberID)
    let (application, secret) = try await application(
      clientID, on: portal.id, previousSecret: previous?.clientSecret)
    var file = DemoFile()
    describe(portal.memberID, clientID: clientID, secret: secret, in: &file)
    let credentials = credentials(for: &file)
    try await store.perform(
      AddDemoCredentials(application: application, credentials: credentials))
    return file
  }

  /// Makes credentials good again that may be unknown since what is stored was replaced.
  ///
  /// - Returns: The file as it must be now: the portal may be another one.
  func readmit(_ previous: DemoFile) async throws(StoreError) -> DemoFile {
    let portal = try await store.perform(
      PrepareDemoPortal(domain: Self.domain, memberID: previous.memberID))
    let clientID = Credential.demoClientID(memberID: portal.memberID)
    let (application, secret) = try await application(
      clientID, on: portal.id, previousSecret: previous.clientSecret,
      newSecret: previous.clientSecret)
    var file = previous
    describe(portal.memberID, clientID: clientID, secret: secret, in: &file)
    let isKnown = try await store.accessGrant(token: SecretHash(of: file.accessToken)) != nil
    guard !isKnown else { return file }
    try await store.perform(
      AddDemoCredentials(application: application, credentials: Self.stored(file)))
    return file
  }

  /// Makes another portal of the same kind.
  ///
  /// - Returns: What `demo.json` would hold; `nil` when a portal has the domain.
  func add(_ domain: String) async throws(StoreError) -> DemoFile? {
    let memberID = random.text(length: 32, from: .hex)
    let clientID = Credential.demoClientID(memberID: memberID)
    let secret = Credential.secret(using: random)
    var file = DemoFile()
    describe(memberID, clientID: clientID, secret: secret, in: &file)
    let isNew = try await store.perform(
      AddDemoPortal(
        portal: PrepareDemoPortal(domain: domain, memberID: memberID), clientID: clientID,
        secret: SecretHash(of: secret), credentials: credentials(for: &file)))
    return isNew ? file : nil
  }

  /// The application of a demo portal.
  static func application(
    _ clientID: String, on portal: PortalID, secret: SecretHash
  ) -> EnsureApplication {
    EnsureApplication(
      portal: portal, clientID: clientID, name: "Demo", scopes: EventCatalogue.standardScopes,
      isInstalled: true, secret: secret)
  }

  /// The demo application and a secret of it.
  private func application(
    _ clientID: String, on portal: PortalID, previousSecret: String?, newSecret: String? = nil
  ) async throws(StoreError) -> (Application, secret: String) {
    let secret = newSecret ?? Credential.secret(using: random)
    let outcome = try await store.perform(
      Self.application(clientID, on: portal, secret: SecretHash(of: secret)))
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
    _ memberID: String, clientID: String, secret: String, in file: inout DemoFile
  ) {
    file.baseURL = publicURL.base
    file.restURL = publicURL.rest
    file.domain = publicURL.domain
    file.memberID = memberID
    file.clientID = clientID
    file.clientSecret = secret
    file.applicationToken =
      serverKeys.applicationTokens(
        memberID: memberID, clientID: clientID, at: store.time.now()
      ).current
    file.signingSecret =
      serverKeys.signingSecret(
        memberID: memberID, clientID: clientID, at: store.time.now()
      ).text
    file.consoleURL = publicURL.base + "/console"
  }

  /// Makes new credentials, and writes them into the file.
  private func credentials(for file: inout DemoFile) -> DemoCredentials {
    let code = Credential.secret(using: random)
    file.accessToken = Credential.secret(using: random)
    file.refreshToken = Credential.secret(using: random)
    file.userAccessToken = Credential.secret(using: random)
    file.userRefreshToken = Credential.secret(using: random)
    file.publishKey = Credential.secret(using: random)
    file.adminKey = Credential.secret(using: random)
    file.webhookURL = "\(publicURL.rest)\(Self.administrator.rawValue)/\(code)/"
    return Self.stored(file)
  }

  /// The credentials of a file as they are stored.
  private static func stored(_ file: DemoFile) -> DemoCredentials {
    let code = file.webhookURL.split(separator: "/").last.map(String.init) ?? ""
    return DemoCredentials(
      tokens: [
        (administrator, file.accessToken, file.refreshToken),
        (ordinaryUser, file.userAccessToken, file.userRefreshToken),
      ].map { DemoCredentials.Tokens(user: $0, access: $1, refresh: $2) },
      webhookCode: SecretHash(of: code), publishKey: SecretHash(of: file.publishKey),
      adminKey: SecretHash(of: file.adminKey))
  }
}
