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
  /// Whether the user ever confirmed to be one; those who did not may not use applications.
  public var isConfirmed: Bool
  /// The name to log in with, empty for users who do not. Logins that differ in the case of ASCII
  /// letters only are the same; see ``loginKey``.
  public var login: String

  /// Creates a user value.
  public init(
    portal: PortalID, id: UserID, name: String = "", lastName: String = "",
    isAdministrator: Bool, isActive: Bool = true, isConfirmed: Bool = true,
    login: String = ""
  ) {
    self.portal = portal
    self.id = id
    self.name = name
    self.lastName = lastName
    self.isAdministrator = isAdministrator
    self.isActive = isActive
    self.isConfirmed = isConfirmed
    self.login = login
  }

  /// What tells logins apart within a portal; `nil` for users who do not log in.
  public var loginKey: String? { login.isEmpty ? nil : Self.loginKey(login) }

  /// What tells logins apart: the login with its ASCII letters in small ones.
  public static func loginKey(_ login: String) -> String {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let bytes = login.utf8.map { capitals.contains($0) ? $0 + 32 : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
