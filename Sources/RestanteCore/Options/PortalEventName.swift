/// An event of an operator's own, which applications of a portal may bind to.
public struct PortalEventName: Sendable, Hashable {
  /// The scope whose holders may bind to events that everybody may bind to.
  public static let globalScope = "global"
  /// The maximum number of names that a portal may have of its own.
  public static let maxPerPortal = 1_000

  /// The event's name.
  public var event: EventName
  /// The scope that an application needs; ``globalScope`` when it needs none.
  public var scope: String

  /// Creates a value.
  public init(event: EventName, scope: String = Self.globalScope) {
    self.event = event
    self.scope = scope
  }
}
