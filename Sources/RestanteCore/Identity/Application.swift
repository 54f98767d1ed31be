/// A client of a portal.
public struct Application: Sendable, Hashable {
  /// The portal that the application is on.
  public var portal: PortalID
  /// Its number on the portal.
  public var id: ApplicationID
  /// The public identifier; on the wire `client_id`.
  public var clientID: String
  /// A name for people.
  public var name: String
  /// The scopes that it was granted, in the order given.
  public var scopes: [String]
  /// The licence letter of the wire: F free, D demo, T trial, P paid, L local, S subscription.
  public var status: String
  /// Whether installation is finished; nothing is queued for it before that.
  public var isInstalled: Bool
  /// Whether it may act at all.
  public var isActive: Bool
  /// The version number that the wire shows.
  public var version: Int64
  /// What it set for its queues; ``QueueSettings/init(application:portal:)`` says what
  /// counts.
  public var queueChoices: QueueOverrides
  /// Where the authorization page sends the browser, empty when it cannot.
  public var redirectURI: String
  /// Where the application hears that it was installed, empty when it does not want to.
  public var installURL: String
  /// The users who may use it; `nil` for all.
  public var allowedUsers: [UserID]?
  /// Whether it is paid for.
  public var payment: PaymentState
  /// Whether the operator keeps it from calling methods for a while.
  public var isBlocked: Bool
  /// How far its removal is; `nil` unless it was uninstalled or removed.
  public var removal: Removal?

  /// Creates an application value.
  public init(
    portal: PortalID, id: ApplicationID, clientID: String, name: String, scopes: [String],
    status: String = "L", isInstalled: Bool = true, isActive: Bool = true, version: Int64 = 1,
    queueChoices: QueueOverrides = QueueOverrides(),
    redirectURI: String = "", installURL: String = "",
    allowedUsers: [UserID]? = nil, payment: PaymentState = .paid, isBlocked: Bool = false,
    removal: Removal? = nil
  ) {
    self.portal = portal
    self.id = id
    self.clientID = clientID
    self.name = name
    self.scopes = scopes
    self.status = status
    self.isInstalled = isInstalled
    self.isActive = isActive
    self.version = version
    self.queueChoices = queueChoices
    self.redirectURI = redirectURI
    self.installURL = installURL
    self.allowedUsers = allowedUsers
    self.payment = payment
    self.isBlocked = isBlocked
    self.removal = removal
  }

  /// What says whether events are queued for it.
  public var standing: ApplicationStanding {
    ApplicationStanding(
      isInstalled: isInstalled, isActive: isActive, payment: payment, removal: removal)
  }

  /// Whether events are queued for it, as ``ApplicationStanding/mayReceive`` says.
  public var mayReceive: Bool { standing.mayReceive }

  /// Whether a user may use it.
  public func allows(_ user: UserID) -> Bool { allowedUsers?.contains(user) ?? true }
}

/// Whether an application is paid for.
public enum PaymentState: String, Sendable, Hashable, CaseIterable {
  /// It is, or costs nothing.
  case paid
  /// It has to be paid for first.
  case required
  /// It was, by a subscription that has ended.
  case ended
}

/// How far the removal of an application is.
public enum Removal: String, Sendable, Hashable, CaseIterable {
  /// It was uninstalled; what it left behind is being removed, its options stay.
  case uninstalling
  /// It was uninstalled; what it left behind is being removed, its options too.
  case cleaning
  /// It was uninstalled and nothing is left of it; it can be installed again.
  case uninstalled
  /// All of it is being removed for good.
  case removing

  /// Whether there is something left to remove.
  public var isUnderWay: Bool { self != .uninstalled }
}
