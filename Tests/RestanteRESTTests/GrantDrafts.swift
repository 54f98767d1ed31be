import RestanteCore

/// An access grant that a test alters.
struct AccessGrantDraft {
  var portal: Portal
  var application: Application
  var user: PortalUser
  var scopes: [String]
  var expiresAt: Timestamp
  private let original: AccessGrant

  init(_ grant: AccessGrant) {
    portal = grant.portal
    application = grant.application
    user = grant.user
    scopes = grant.scopes
    expiresAt = grant.expiresAt
    original = grant
  }

  var grant: AccessGrant {
    AccessGrant(
      portal: portal, application: application, user: user, scopes: scopes, expiresAt: expiresAt,
      isUnconfirmed: original.isUnconfirmed, session: original.session)
  }
}

/// A webhook's grant that a test alters.
struct WebhookGrantDraft {
  var portal: Portal
  var user: PortalUser
  var scopes: [String]
  var expiresAt: Timestamp?

  init(_ grant: WebhookGrant) {
    portal = grant.portal
    user = grant.user
    scopes = grant.scopes
    expiresAt = grant.expiresAt
  }

  var grant: WebhookGrant {
    WebhookGrant(portal: portal, user: user, scopes: scopes, expiresAt: expiresAt)
  }
}
