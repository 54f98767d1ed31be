/// What a step in the life of an application came to.
public enum ApplicationLifeOutcome: Sendable, Hashable {
  /// The step is made; the application is this now.
  case done(Application)
  /// The application is there already; nothing was changed.
  case unchanged(Application)
  /// What an earlier life of the application left behind is still being removed; nothing was
  /// changed.
  case beingRemoved
  /// There is no such application.
  case unknown
}

/// Finishes the installation of an application: from now on events are queued for it, the first of
/// them `ONAPPINSTALL`, which brings the tokens of the user who installs it. The application's
/// install URL is bound to that event.
public struct InstallApplication: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// Who installs it.
  public var user: ActingUser
  /// The portal's mode.
  public var mode: Mode

  /// Describes the operation.
  public init(
    portal: PortalID, application: ApplicationID, user: ActingUser = .nobody, mode: Mode
  ) {
    self.portal = portal
    self.application = application
    self.user = user
    self.mode = mode
  }

  /// Carries the operation out.
  public func run(
    in transaction: some StoreTransaction
  ) throws(StoreError) -> ApplicationLifeOutcome {
    guard var known = try transaction.application(application, on: portal) else {
      return .unknown
    }
    if known.removal?.isUnderWay == true { return .beingRemoved }
    if known.isInstalled { return .unchanged(known) }
    known.isInstalled = true
    known.removal = nil
    try transaction.replace(known)
    if !known.installURL.isEmpty {
      _ = try transaction.bind(
        BindEvent(
          portal: portal, application: application, event: LifeEvent.install,
          target: .online(handler: known.installURL, user: nil)))
    }
    try transaction.publish(.installation(of: known), to: known, by: user, mode: mode)
    return .done(known)
  }
}

/// Brings an application to another version. Bindings and queues stay as they are, and
/// `ONAPPUPDATE` is published, which brings the tokens of the user who does so.
public struct UpdateApplication: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// The version.
  public var version: Int64
  /// Who updates it.
  public var user: ActingUser
  /// The portal's mode.
  public var mode: Mode

  /// Describes the operation.
  public init(
    portal: PortalID, application: ApplicationID, version: Int64, user: ActingUser = .nobody,
    mode: Mode
  ) {
    self.portal = portal
    self.application = application
    self.version = version
    self.user = user
    self.mode = mode
  }

  /// Carries the operation out.
  public func run(
    in transaction: some StoreTransaction
  ) throws(StoreError) -> ApplicationLifeOutcome {
    guard var known = try transaction.application(application, on: portal) else {
      return .unknown
    }
    if known.removal?.isUnderWay == true { return .beingRemoved }
    let previous = known.version
    if previous == version { return .unchanged(known) }
    known.version = version
    try transaction.replace(known)
    try transaction.publish(.update(of: known, from: previous), to: known, by: user, mode: mode)
    return .done(known)
  }
}

/// Takes an application off a portal: `ONAPPUNINSTALL` is published, then nothing more is queued
/// for it and its tokens are refused. ``CleanUpApplication`` removes its bindings, queues and
/// tokens. It can be installed again; its secrets stay.
public struct UninstallApplication: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// Whether the options that it keeps are removed as well; on the wire `CLEAN`.
  public var removesOptions: Bool
  /// Whether the application itself is removed for good.
  public var removesApplication: Bool
  /// The portal's mode.
  public var mode: Mode

  /// Describes the operation.
  public init(
    portal: PortalID, application: ApplicationID, removesOptions: Bool = false,
    removesApplication: Bool = false, mode: Mode
  ) {
    self.portal = portal
    self.application = application
    self.removesOptions = removesOptions
    self.removesApplication = removesApplication
    self.mode = mode
  }

  /// Carries the operation out.
  public func run(
    in transaction: some StoreTransaction
  ) throws(StoreError) -> ApplicationLifeOutcome {
    guard var known = try transaction.application(application, on: portal) else {
      return .unknown
    }
    let cleans = removesOptions || removesApplication
    if known.removal == .removing { return .unchanged(known) }
    if known.removal != nil && !removesApplication && !(cleans && known.removal != .cleaning) {
      return .unchanged(known)
    }
    if known.isInstalled {
      try transaction.publish(.uninstallation(cleans: cleans), to: known, by: .nobody, mode: mode)
    }
    known.isInstalled = false
    known.removal = removesApplication ? .removing : cleans ? .cleaning : .uninstalling
    try transaction.replace(known)
    return .done(known)
  }
}

/// Removes a part of what an uninstalled application left behind, and at last notes that nothing is
/// left or removes the application itself. It is to be repeated until nothing is left, at once or
/// after a restart.
public struct CleanUpApplication: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// The application.
  public var application: ApplicationID
  /// About how many rows to remove in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(portal: PortalID, application: ApplicationID, limit: Int = OperationStep.rows) {
    self.portal = portal
    self.application = application
    self.limit = limit
  }

  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns whether there may be more to do.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    guard var known = try transaction.application(application, on: portal),
      let removal = known.removal, removal.isUnderWay
    else { return false }
    let removed = try transaction.removeRemains(
      of: application, on: portal, withOptions: removal != .uninstalling, limit: limit)
    if removed > 0 { return true }
    if removal == .removing {
      try transaction.removeApplication(application, on: portal)
    } else {
      known.removal = .uninstalled
      try transaction.replace(known)
    }
    return false
  }
}
