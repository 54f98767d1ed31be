/// A login to the console that has not ended.
public struct ConsoleSession: Sendable, Hashable {
  /// Who logged in, and what ends the session besides its time.
  public enum Holder: Sendable, Hashable {
    /// A user of the portal, for as long as the password with this mark is theirs.
    case user(UserID, password: String)
    /// Whoever has a key of the native API, for as long as the key is accepted.
    case key(SecretHash)
  }

  /// How long a session lasts, in seconds.
  public static let lifetime: Int64 = 12 * 3600
  /// How long a session lasts in which nothing is asked for, in seconds.
  public static let idleLifetime: Int64 = 3600
  /// How often it is noted that a session is in use, in seconds.
  public static let noteInterval: Int64 = 60
  /// The maximum number of sessions that a holder can have; a new one ends the oldest.
  public static let maxPerHolder = 50

  /// Which session it is.
  public var id: CredentialID
  /// The portal; ``PortalID/server`` for the holder of a key for all portals.
  public var portal: PortalID
  /// Who logged in.
  public var holder: Holder
  /// When it began.
  public var createdAt: Timestamp
  /// When it was last noted to be in use.
  public var seenAt: Timestamp
  /// When it ends at the latest.
  public var expiresAt: Timestamp
  /// The address from which the login came.
  public var address: String
  /// What the browser calls itself, shortened.
  public var browser: String

  /// Creates a value.
  public init(
    id: CredentialID, portal: PortalID, holder: Holder, createdAt: Timestamp, seenAt: Timestamp,
    expiresAt: Timestamp, address: String, browser: String
  ) {
    self.id = id
    self.portal = portal
    self.holder = holder
    self.createdAt = createdAt
    self.seenAt = seenAt
    self.expiresAt = expiresAt
    self.address = address
    self.browser = browser
  }

  /// Whether the session is over at a time.
  public func isOver(at now: Timestamp) -> Bool {
    now >= expiresAt || now >= seenAt.adding(seconds: Self.idleLifetime)
  }

  /// Whether it is to be noted that the session is in use.
  public func isToBeNoted(at now: Timestamp) -> Bool {
    now >= seenAt.adding(seconds: Self.noteInterval)
  }
}

extension ConsoleSession.Holder {
  /// The forms in which stores keep it: the user, 0 for none, the mark of the password, and the
  /// hash of the key.
  public var stored: (user: UserID, password: String, key: [UInt8]?) {
    switch self {
    case .user(let user, let password): (user, password, nil)
    case .key(let hash): (UserID(rawValue: 0), "", hash.bytes)
    }
  }

  /// Reads ``stored`` back.
  public init(user: UserID, password: String, key: SecretHash?) {
    self = key.map(Self.key) ?? .user(user, password: password)
  }
}
