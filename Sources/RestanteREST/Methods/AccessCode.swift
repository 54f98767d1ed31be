import RestanteCore

/// A code for those who have access to something: `U1` is user 1, `AU` every user, `G2` everybody,
/// `G1` the administrators. Portals here have no departments or groups of their own.
enum AccessCode: Equatable {
  case user(UserID)
  case users
  case everybody
  case administrators

  init?(_ text: String) {
    switch text {
    case "AU": self = .users
    case "G1": self = .administrators
    case "G2": self = .everybody
    default:
      guard text.first == "U", let number = Int64(text.dropFirst()), number > 0,
        text == "U\(number)"
      else { return nil }
      self = .user(UserID(rawValue: number))
    }
  }

  /// Whether it stands for a user, among others.
  func includes(_ user: PortalUser) -> Bool {
    switch self {
    case .user(let id): id == user.id
    case .users, .everybody: true
    case .administrators: user.isAdministrator
    }
  }
}
