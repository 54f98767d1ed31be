/// Adds a user, who must be new.
public struct CreateUser: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The user exists now.
    case created(PortalUser)
    /// The portal has a user with the number; nothing was changed.
    case numberTaken
    /// The portal has a user with the login; nothing was changed.
    case loginTaken
  }

  /// The portal.
  public var portal: PortalID
  /// The user's number; `nil` for the next one.
  public var id: UserID?
  /// What is known of the user.
  public var change: UserChange
  /// The hash of the password, if the user has one.
  public var password: PasswordHash?

  /// Describes the operation.
  public init(
    portal: PortalID, id: UserID? = nil, change: UserChange, password: PasswordHash? = nil
  ) {
    self.portal = portal
    self.id = id
    self.change = change
    self.password = password
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    let number: UserID
    if let id {
      number = id
    } else {
      number = try transaction.nextUserID(on: portal)
    }
    guard try transaction.user(number, on: portal) == nil else { return .numberTaken }
    let user = change.applied(
      to: PortalUser(portal: portal, id: number, isAdministrator: false))
    if let key = user.loginKey, try transaction.user(loginKey: key, on: portal) != nil {
      return .loginTaken
    }
    let added = try transaction.ensureUser(EnsureUser(user: user))
    if let password { try transaction.setPassword(password, of: number, on: portal) }
    return .created(added)
  }
}

/// What is to be changed about a user.
public struct UserChange: Sendable, Hashable {
  /// The given name.
  public var name: Change<String>
  /// The family name.
  public var lastName: Change<String>
  /// Whether the user is an administrator.
  public var isAdministrator: Change<Bool>
  /// Whether the user may still act.
  public var isActive: Change<Bool>
  /// Whether the user ever confirmed to be one.
  public var isConfirmed: Change<Bool>
  /// The name to log in with, empty for none.
  public var login: Change<String>

  /// Creates a change of nothing.
  public init() {
    (name, lastName, login) = (.keep, .keep, .keep)
    (isAdministrator, isActive, isConfirmed) = (.keep, .keep, .keep)
  }

  /// The user after the change.
  public func applied(to user: PortalUser) -> PortalUser {
    var changed = user
    changed.name = name.applied(to: user.name)
    changed.lastName = lastName.applied(to: user.lastName)
    changed.isAdministrator = isAdministrator.applied(to: user.isAdministrator)
    changed.isActive = isActive.applied(to: user.isActive)
    changed.isConfirmed = isConfirmed.applied(to: user.isConfirmed)
    changed.login = login.applied(to: user.login)
    return changed
  }
}

/// Changes what is known of a user.
public struct ChangeUser: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The user is this now.
    case changed(PortalUser)
    /// Another user has the login; nothing was changed.
    case loginTaken
    /// There is no such user.
    case unknown
  }

  /// The portal.
  public var portal: PortalID
  /// The user.
  public var user: UserID
  /// What is to be changed.
  public var change: UserChange
  /// What becomes of the password.
  public var password: Change<PasswordHash?>
  /// Whether what the user gave applications access with stays good when the password changes:
  /// otherwise anyone who knew the one before loses it.
  public var keepsTokens: Bool

  /// Describes the operation.
  public init(
    portal: PortalID, user: UserID, change: UserChange = UserChange(),
    password: Change<PasswordHash?> = .keep, keepsTokens: Bool = false
  ) {
    self.portal = portal
    self.user = user
    self.change = change
    self.password = password
    self.keepsTokens = keepsTokens
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let known = try transaction.user(user, on: portal) else { return .unknown }
    let changed = change.applied(to: known)
    if let key = changed.loginKey, let owner = try transaction.user(loginKey: key, on: portal),
      owner.id != user
    {
      return .loginTaken
    }
    if changed != known { try transaction.replace(changed) }
    if case .set(let password) = password {
      try transaction.setPassword(password, of: user, on: portal)
      if !keepsTokens { _ = try transaction.removeTokens(.person(user), on: portal) }
    }
    return .changed(changed)
  }
}

/// Removes a user for good, together with the user's tokens, codes, webhooks and options. Events
/// keep the number of the user who caused them, and no later user gets it unless it is asked for.
public struct RemoveUser: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The user.
  public var user: UserID

  /// Describes the operation.
  public init(portal: PortalID, user: UserID) {
    self.portal = portal
    self.user = user
  }

  /// Carries the operation out; returns whether there was such a user.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    guard try transaction.user(user, on: portal) != nil else { return false }
    try transaction.removeUser(user, on: portal)
    return true
  }
}
