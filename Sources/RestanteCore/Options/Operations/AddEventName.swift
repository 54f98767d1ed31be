/// Adds an event name to those that applications of a portal may bind to.
public struct AddEventName: StoreOperation {
  /// What became of it.
  public enum Outcome: Sendable, Hashable {
    /// The portal has the name in the scope now.
    case added
    /// It had it in the scope before; nothing changed.
    case known
    /// The portal has as many names as it may have; nothing changed.
    case full
  }

  /// The portal.
  public var portal: PortalID
  /// The name and its scope. One name may be in several scopes.
  public var name: PortalEventName

  /// Describes the operation.
  public init(portal: PortalID, name: PortalEventName) {
    self.portal = portal
    self.name = name
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Outcome {
    let known = try transaction.eventNames(on: portal)
    let isKnown = known.contains { other in
      other.event == name.event && other.scope.isSameBytes(as: name.scope)
    }
    if isKnown { return .known }
    guard known.count < PortalEventName.maxPerPortal else { return .full }
    try transaction.addEventName(name, on: portal)
    return .added
  }
}
