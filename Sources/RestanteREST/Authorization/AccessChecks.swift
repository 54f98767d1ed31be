import RestanteCore

/// What is checked of an access token that is known. The order is the original's and decides which
/// error a client sees; a closed portal comes before all of it.
enum AccessChecks {
  /// What is checked before the scopes of the token.
  static func beforeScope(_ grant: AccessGrant, now: Timestamp) throws(RESTError) {
    let (portal, application) = (grant.portal, grant.application)
    guard portal.settings.state == .active else { throw RESTError(.portalDeleted) }
    switch application.removal {
    case nil: break
    case .removing: throw RESTError(.applicationRemoved)
    default: throw RESTError(.notInstalled)
    }
    switch application.payment {
    case .paid: break
    case .required: throw RESTError(.paymentRequired)
    case .ended: throw RESTError(.subscriptionEnded)
    }
    guard grant.user.isConfirmed else { throw RESTError(.unconfirmedUser) }
    guard !application.isBlocked else { throw RESTError(.applicationBlocked) }
    guard portal.settings.features.rest else { throw RESTError(.commercialPlans) }
    guard application.isActive else { throw RESTError(.applicationNotFound) }
    guard now < grant.expiresAt else { throw RESTError(.expiredToken) }
  }

  /// What is checked after them.
  static func afterScope(_ grant: AccessGrant) throws(RESTError) {
    guard grant.user.isActive else { throw RESTError(.inactiveUser) }
    guard grant.application.allows(grant.user.id) else { throw RESTError(.userNotAllowed) }
  }
}
