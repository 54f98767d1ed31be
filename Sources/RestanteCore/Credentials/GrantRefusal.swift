/// Why an application gets no tokens although it knows its secret.
public enum GrantRefusal: Sendable, Hashable, CaseIterable {
  /// The portal is closed or being erased.
  case portalClosed
  /// The application is not installed on the portal, or no longer.
  case notInstalled
  /// The application has to be paid for.
  case paymentRequired
  /// The application's subscription has ended.
  case subscriptionEnded
  /// The user may not use the application.
  case userNotAllowed

  /// Why tokens of an application must not act for a user; `nil` when they may.
  public static func of(
    portal: Portal, application: Application, user: PortalUser
  ) -> GrantRefusal? {
    if portal.settings.state != .active { return .portalClosed }
    if application.removal != nil || !application.isActive { return .notInstalled }
    switch application.payment {
    case .paid: break
    case .required: return .paymentRequired
    case .ended: return .subscriptionEnded
    }
    guard user.isActive, user.isConfirmed, application.allows(user.id) else {
      return .userNotAllowed
    }
    return nil
  }
}
