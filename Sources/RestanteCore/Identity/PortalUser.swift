/// A person of a portal.
public struct PortalUser: Sendable, Hashable {
  /// The portal that the user belongs to.
  public var portal: PortalID
  /// The user's number on the portal.
  public var id: UserID
  /// The given name, empty when unknown.
  public var name: String
  /// The family name, empty when unknown.
  public var lastName: String
  /// Whether the user is an administrator of the portal.
  public var isAdministrator: Bool
  /// Whether the user may still act; credentials of an inactive user are refused.
  public var isActive: Bool

  /// Creates a user value.
  public init(
    portal: PortalID, id: UserID, name: String = "", lastName: String = "",
    isAdministrator: Bool, isActive: Bool = true
  ) {
    self.portal = portal
    self.id = id
    self.name = name
    self.lastName = lastName
    self.isAdministrator = isAdministrator
    self.isActive = isActive
  }
}
