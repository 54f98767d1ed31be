/// What is to be changed about an application.
public struct ApplicationChange: Sendable, Hashable {
  /// The name for people.
  public var name: Change<String>
  /// The scopes that new tokens get; those that exist keep theirs.
  public var scopes: Change<[String]>
  /// The licence letter of the wire.
  public var status: Change<String>
  /// Whether it may act at all.
  public var isActive: Change<Bool>
  /// Whether the operator keeps it from calling methods for a while.
  public var isBlocked: Change<Bool>
  /// Where the authorization page sends the browser.
  public var redirectURI: Change<String>
  /// Where it hears that it was installed.
  public var installURL: Change<String>
  /// The users who may use it; `nil` for all.
  public var allowedUsers: Change<[UserID]?>
  /// Whether it is paid for.
  public var payment: Change<PaymentState>

  /// Creates a change of nothing.
  public init() {
    (name, scopes, status) = (.keep, .keep, .keep)
    (isActive, isBlocked) = (.keep, .keep)
    (redirectURI, installURL, allowedUsers, payment) = (.keep, .keep, .keep, .keep)
  }

  /// The application after the change.
  public func applied(to application: Application) -> Application {
    var changed = application
    changed.name = name.applied(to: application.name)
    changed.scopes = scopes.applied(to: application.scopes)
    changed.status = status.applied(to: application.status)
    changed.isActive = isActive.applied(to: application.isActive)
    changed.isBlocked = isBlocked.applied(to: application.isBlocked)
    changed.redirectURI = redirectURI.applied(to: application.redirectURI)
    changed.installURL = installURL.applied(to: application.installURL)
    changed.allowedUsers = allowedUsers.applied(to: application.allowedUsers)
    changed.payment = payment.applied(to: application.payment)
    return changed
  }
}

/// Adds an application with all that is set for it, and finishes its installation unless it
/// is to wait. Its public identifier must be new to the server: applications are told apart by it
/// wherever no portal is named.
public struct CreateApplication: StoreOperation {
  /// What is added.
  public var addition: EnsureApplication
  /// The version number that the wire shows.
  public var version: Int64
  /// What else is set for it.
  public var change: ApplicationChange
  /// Who installs it.
  public var user: ActingUser
  /// The portal's mode.
  public var mode: Mode

  /// Describes the operation.
  public init(
    _ addition: EnsureApplication, version: Int64 = 1,
    change: ApplicationChange = ApplicationChange(), user: ActingUser = .nobody, mode: Mode
  ) {
    self.addition = addition
    self.version = version
    self.change = change
    self.user = user
    self.mode = mode
  }

  /// Carries the operation out.
  public func run(
    in transaction: some StoreTransaction
  ) throws(StoreError) -> EnsureApplication.Outcome {
    var addition = addition
    addition.isInstalled = false
    guard try !transaction.hasApplication(clientID: addition.clientID) else {
      return .clientIDTaken
    }
    guard case .added(let added) = try transaction.ensureApplication(addition) else {
      return .clientIDTaken
    }
    var application = change.applied(to: added)
    application.version = version
    if application != added { try transaction.replace(application) }
    guard self.addition.isInstalled else { return .added(application) }
    let install = InstallApplication(
      portal: application.portal, application: application.id, user: user, mode: mode)
    guard case .done(let installed) = try install.run(in: transaction) else {
      throw StoreError(.corrupt, "an application that was just added cannot be installed")
    }
    return .added(installed)
  }
}

/// Changes what was set for an application. When its payment changes, `ONAPPPAYMENT` is
/// published to it.
public struct ChangeApplication: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// What is to be changed.
  public var change: ApplicationChange
  /// The portal's mode.
  public var mode: Mode

  /// Describes the operation.
  public init(
    portal: PortalID, application: ApplicationID, change: ApplicationChange, mode: Mode
  ) {
    self.portal = portal
    self.application = application
    self.change = change
    self.mode = mode
  }

  /// Carries the operation out; returns the application after the change, `nil` when there is none.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Application? {
    guard let known = try transaction.application(application, on: portal),
      known.removal != .removing
    else { return nil }
    let changed = change.applied(to: known)
    if changed != known { try transaction.replace(changed) }
    if changed.payment != known.payment {
      try transaction.publish(.payment(of: changed), to: changed, by: .nobody, mode: mode)
    }
    return changed
  }
}

/// Gives an application a new secret. The older ones stay valid for a while or end at once.
public struct RotateClientSecret: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The hash of the new secret.
  public var secret: SecretHash
  /// For how many seconds the older ones stay valid; 0 ends them at once.
  public var grace: Int64

  /// Describes the operation.
  public init(
    portal: PortalID, application: ApplicationID, secret: SecretHash, grace: Int64 = 0
  ) {
    self.portal = portal
    self.application = application
    self.secret = secret
    self.grace = grace
  }

  /// Carries the operation out; returns whether there is such an application.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    guard let known = try transaction.application(application, on: portal),
      known.removal != .removing
    else { return false }
    let end = transaction.now.adding(seconds: grace)
    try transaction.limitSecrets(of: application, on: portal, until: end)
    try transaction.addClientSecret(
      AddClientSecret(portal: portal, application: application, secret: secret))
    return true
  }
}
