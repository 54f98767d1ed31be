/// Begins a session of the console.
public struct OpenSession: StoreOperation {
  /// The portal; ``PortalID/server`` for the holder of a key for all portals.
  public var portal: PortalID
  /// The hash of the session's secret.
  public var secret: SecretHash
  /// Who logged in.
  public var holder: ConsoleSession.Holder
  /// The address from which the login came.
  public var address: String
  /// What the browser calls itself, shortened.
  public var browser: String

  /// Describes the operation.
  public init(
    portal: PortalID, secret: SecretHash, holder: ConsoleSession.Holder, address: String,
    browser: String
  ) {
    self.portal = portal
    self.secret = secret
    self.holder = holder
    self.address = address
    self.browser = browser
  }

  /// Carries the operation out. The holder's oldest sessions end where there are too many.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.removeOldestSessions(
      of: holder, on: portal, keeping: ConsoleSession.maxPerHolder - 1)
    let now = transaction.now
    try transaction.addSession(
      ConsoleSession(
        id: CredentialID(of: secret), portal: portal, holder: holder, createdAt: now, seenAt: now,
        expiresAt: now.adding(seconds: ConsoleSession.lifetime), address: address,
        browser: browser),
      secret: secret)
  }
}

/// Notes that a session of the console is in use.
public struct NoteSession: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The hash of the session's secret.
  public var secret: SecretHash

  /// Describes the operation.
  public init(portal: PortalID, secret: SecretHash) {
    self.portal = portal
    self.secret = secret
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Void {
    try transaction.noteSession(secret, on: portal)
  }
}

/// Ends a session of the console.
public struct EndSession: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// Which session is meant.
  public var id: CredentialID

  /// Describes the operation.
  public init(portal: PortalID, id: CredentialID) {
    self.portal = portal
    self.id = id
  }

  /// Carries the operation out; returns whether there was such a session.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    try transaction.removeSession(id, on: portal)
  }
}
