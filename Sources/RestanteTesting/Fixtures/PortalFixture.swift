public import RestanteCore

/// A portal as most tests need one: an administrator, an ordinary user, an installed application
/// and tokens of both users.
///
/// All secrets are derived from the domain and the client id, so that a test can name them.
public struct PortalFixture: Sendable {
  /// The portal.
  public var portal: Portal
  /// User 1, an administrator.
  public var administrator: PortalUser
  /// User 2, not an administrator.
  public var user: PortalUser
  /// The application that the tokens belong to.
  public var application: ApplicationFixture

  /// Adds a portal with everything that belongs to it.
  ///
  /// - Parameters:
  ///   - store: Where to add it; the domain must be new to it.
  ///   - domain: The host of the portal.
  ///   - mode: The portal's own mode.
  ///   - clientID: The public identifier of its application.
  public init(
    in store: any Store, domain: String = "portal.example", mode: Mode? = nil,
    clientID: String = "local.first"
  ) async throws(StoreError) {
    let memberID = Hex.encode(Digests.md5(Array(domain.utf8)))
    portal = try await store.perform(EnsurePortal(domain: domain, memberID: memberID, mode: mode))
    administrator = try await store.perform(
      EnsureUser(
        user: PortalUser(
          portal: portal.id, id: UserID(rawValue: 1), name: "Ada", lastName: "Admin",
          isAdministrator: true)))
    user = try await store.perform(
      EnsureUser(
        user: PortalUser(
          portal: portal.id, id: UserID(rawValue: 2), name: "Uri", lastName: "User",
          isAdministrator: false)))
    application = try await ApplicationFixture(in: store, on: portal, clientID: clientID)
  }
}

/// An application of a portal with tokens of users 1 and 2.
public struct ApplicationFixture: Sendable {
  /// The scopes that the application and its tokens have.
  public static let scopes = ["crm", "task"]

  /// The application.
  public var application: Application
  /// Its secret.
  public var clientSecret: String
  /// The access token of user 1, valid for an hour.
  public var administratorToken: String
  /// The refresh token of user 1, valid for 180 days.
  public var administratorRefreshToken: String
  /// The access token of user 2, valid for an hour.
  public var userToken: String
  /// The refresh token of user 2, valid for 180 days.
  public var userRefreshToken: String

  /// Adds an application to a portal that has users 1 and 2.
  public init(
    in store: any Store, on portal: Portal, clientID: String, isInstalled: Bool = true
  ) async throws(StoreError) {
    let base = "\(portal.domain)/\(clientID)"
    clientSecret = "secret of \(base)"
    administratorToken = "access token of user 1 of \(base)"
    administratorRefreshToken = "refresh token of user 1 of \(base)"
    userToken = "access token of user 2 of \(base)"
    userRefreshToken = "refresh token of user 2 of \(base)"
    let outcome = try await store.perform(
      EnsureApplication(
        portal: portal.id, clientID: clientID, name: "Application \(clientID)",
        scopes: Self.scopes, isInstalled: isInstalled, secret: SecretHash(of: clientSecret)))
    guard case .added(let added) = outcome else {
      throw StoreError(.corrupt, "The portal has an application \(clientID) already.")
    }
    application = added
    let tokens = [
      (UserID(rawValue: 1), administratorToken, administratorRefreshToken),
      (UserID(rawValue: 2), userToken, userRefreshToken),
    ]
    for (user, access, refresh) in tokens {
      _ = try await store.perform(
        IssueTokens(
          portal: portal.id, application: added.id, user: user, scopes: Self.scopes,
          accessToken: SecretHash(of: access), refreshToken: SecretHash(of: refresh)))
    }
  }

  /// The application's queue of a connector.
  public func queue(connector: String = "") -> QueueKey {
    QueueKey(portal: application.portal, application: application.id, connector: connector)
  }

  /// Keeps an event in the application's queue of a connector.
  public func bindOffline(
    _ event: EventName, connector: String = "", in store: any Store
  ) async throws(StoreError) {
    _ = try await store.perform(
      BindEvent(
        portal: application.portal, application: application.id, event: event,
        target: .offline, connector: connector))
  }
}
