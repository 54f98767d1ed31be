/// Adds a portal, which must be new.
public struct CreatePortal: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The portal exists now.
    case created(Portal)
    /// Another portal has the domain; nothing was changed.
    case domainTaken
  }

  /// The host that clients address it by; unique.
  public var domain: String
  /// 32 hex digits that stay the same for the life of the portal.
  public var memberID: String
  /// What is to be set for it at once; its domain is not looked at.
  public var change: PortalChange

  /// Describes the operation.
  public init(domain: String, memberID: String, change: PortalChange = PortalChange()) {
    self.domain = domain
    self.memberID = memberID
    self.change = change
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard try transaction.portal(domain: domain) == nil else { return .domainTaken }
    let added = try transaction.ensurePortal(EnsurePortal(domain: domain, memberID: memberID))
    var change = change
    change.domain = .keep
    let portal = change.applied(to: added)
    if portal != added { try transaction.replace(portal) }
    return .created(portal)
  }
}

/// What is to be changed about a portal.
public struct PortalChange: Sendable, Hashable {
  /// The host that clients address it by.
  public var domain: Change<String>
  /// The mode; `nil` follows the server's default.
  public var mode: Change<Mode?>
  /// Whether it may be used: ``PortalState/erasing`` is reached by ``ErasePortal`` only.
  public var isStopped: Change<Bool>
  /// Who may call the methods of offline events; `nil` follows the mode.
  public var offlineAccess: Change<OfflineAccess?>
  /// Whether the licence includes extended offline events.
  public var offlineExtended: Change<Bool>
  /// Whether the licence includes connectors.
  public var authConnector: Change<Bool>
  /// Whether the licence includes calling methods at all.
  public var rest: Change<Bool>
  /// How many requests are let through; `nil` follows the server.
  public var rateLimit: Change<RateLimit?>
  /// How much operating time there is; `nil` follows the server.
  public var operatingLimit: Change<OperatingLimit?>
  /// The zone of the portal's times; `nil` follows the server.
  public var timeZone: Change<PortalTimeZone?>

  /// Creates a change of nothing.
  public init() {
    (domain, mode, isStopped) = (.keep, .keep, .keep)
    (offlineAccess, offlineExtended, authConnector, rest) = (.keep, .keep, .keep, .keep)
    (rateLimit, operatingLimit, timeZone) = (.keep, .keep, .keep)
  }

  /// The portal after the change. One that is being erased stays so.
  public func applied(to portal: Portal) -> Portal {
    var changed = portal
    changed.domain = domain.applied(to: portal.domain)
    changed.mode = mode.applied(to: portal.mode)
    if case .set(let stops) = isStopped, portal.settings.state != .erasing {
      changed.settings.state = stops ? .stopped : .active
    }
    let old = portal.settings
    changed.settings.offlineAccess = offlineAccess.applied(to: old.offlineAccess)
    changed.settings.features = PortalFeatures(
      offlineExtended: offlineExtended.applied(to: old.features.offlineExtended),
      authConnector: authConnector.applied(to: old.features.authConnector),
      rest: rest.applied(to: old.features.rest))
    changed.settings.rateLimit = rateLimit.applied(to: old.rateLimit)
    changed.settings.operatingLimit = operatingLimit.applied(to: old.operatingLimit)
    changed.settings.timeZone = timeZone.applied(to: old.timeZone)
    return changed
  }
}

/// Changes what was set for a portal. Its member id never changes, so that applications know
/// it again when its domain does.
public struct ChangePortal: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The portal is this now.
    case changed(Portal)
    /// Another portal has the domain; nothing was changed.
    case domainTaken
    /// There is no such portal.
    case unknown
  }

  /// The portal.
  public var portal: PortalID
  /// What is to be changed.
  public var change: PortalChange

  /// Describes the operation.
  public init(portal: PortalID, change: PortalChange) {
    self.portal = portal
    self.change = change
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    guard let known = try transaction.portal(portal) else { return .unknown }
    if case .set(let domain) = change.domain, let owner = try transaction.portal(domain: domain),
      owner.id != portal
    {
      return .domainTaken
    }
    let changed = change.applied(to: known)
    if changed != known { try transaction.replace(changed) }
    return .changed(changed)
  }
}

/// Closes a portal for good; ``EraseRemains`` then removes everything of it.
public struct ErasePortal: StoreOperation {
  /// The portal.
  public var portal: PortalID

  /// Describes the operation.
  public init(portal: PortalID) {
    self.portal = portal
  }

  /// Carries the operation out; returns the portal as it was, `nil` when there is none.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Portal? {
    guard let known = try transaction.portal(portal) else { return nil }
    var closed = known
    closed.settings.state = .erasing
    try transaction.replace(closed)
    return known
  }
}

/// Removes a part of what is left of a portal that is being erased, and at last the portal itself.
/// It is to be repeated until nothing is left, at once or after a restart.
public struct EraseRemains: StoreOperation {
  /// The portal.
  public var portal: PortalID
  /// About how many rows to remove in this transaction, so that no other caller waits long.
  public var limit: Int

  /// Describes the operation.
  public init(portal: PortalID, limit: Int = OperationStep.rows) {
    self.portal = portal
    self.limit = limit
  }

  /// The portal.
  public var scope: OperationScope { .portal(portal) }

  /// Carries the operation out; returns whether there may be more to do.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Bool {
    guard let known = try transaction.portal(portal), known.settings.state == .erasing else {
      return false
    }
    let removed = try transaction.removeRemains(
      of: nil, on: portal, withOptions: true, limit: limit)
    if removed > 0 { return true }
    try transaction.removePortal(portal)
    return false
  }
}
