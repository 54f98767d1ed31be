/// The references of all methods, in families; each family has a page of its own.
enum MethodReferences {
  /// Methods that belong together.
  struct Family: Sendable {
    /// The name of the page's file without its suffix.
    let name: String
    let title: String
    let methods: [MethodReference]
  }

  static let families = [
    Family(name: "offline-events", title: "The offline queue", methods: offline),
    Family(name: "bindings", title: "Bindings", methods: bindings),
    Family(name: "options", title: "Options", methods: options),
    Family(name: "batch", title: "Batch", methods: batch),
    Family(name: "users", title: "Callers and applications", methods: users),
    Family(name: "system", title: "The server", methods: system),
  ]

  static let all = families.flatMap(\.methods)

  /// What every method can be answered with.
  static let commonErrors = [
    ErrorReference(.noAuthorization, "The request has neither a token nor a webhook."),
    ErrorReference(.unknownToken, "The access token is unknown."),
    ErrorReference(.expiredToken, "The access token has expired; refresh it."),
    ErrorReference(.portalDeleted, "The portal was closed or is being erased."),
    ErrorReference(.notInstalled, "The application was uninstalled."),
    ErrorReference(.applicationRemoved, "The application is being removed for good."),
    ErrorReference(.paymentRequired, "The application requires payment."),
    ErrorReference(.subscriptionEnded, "The application's subscription has ended."),
    ErrorReference(.unconfirmedUser, "The user has not confirmed the invitation."),
    ErrorReference(.applicationBlocked, "The operator has blocked the application."),
    ErrorReference(
      .commercialPlans, "The portal's licence does not include calls by applications."),
    ErrorReference(.subscriptionOnly, "The portal's licence does not include webhooks."),
    ErrorReference(.applicationNotFound, "The application was deactivated."),
    ErrorReference(.inactiveUser, "The user was deactivated."),
    ErrorReference(.userNotAllowed, "The application does not serve this user."),
    ErrorReference(
      .connectorLicence,
      "The call names a connector, and the portal's licence does not include connectors."),
    ErrorReference(.badWebhook, "The webhook's user or code is wrong."),
    ErrorReference(.httpsRequired, "Webhooks require https."),
    ErrorReference(.tokenScope, "The token lacks the method's scope."),
    ErrorReference(.webhookScope, "The webhook lacks the method's scope."),
    ErrorReference(.methodNotFound, "There is no such method."),
    ErrorReference(.invalidType, "`auth_connector` is an array."),
    ErrorReference(.bodyTooLarge, "The body exceeds the server's limit."),
    ErrorReference(
      .tooManyBodies, "Other large requests are being read; try again in a second."),
    ErrorReference(
      .tooManyParameters, "More than 200,000 JSON values, or 20,000 form variables or maps."),
    ErrorReference(
      .unreadableBody,
      "Safe mode: the body is declared as JSON or looks like JSON, but cannot be parsed."),
    ErrorReference(
      .unreadBody,
      "Safe mode: a GET request has a body, and ignoring it would make the method do more."),
    ErrorReference(.bodyEncoding, "Safe mode: the body is compressed."),
    ErrorReference(
      .queryLimit, "The portal's limit on requests from one address is exceeded; wait a second."),
    ErrorReference(
      .operationTime,
      "The application used up the method's operating time within ten minutes; wait until "
        + "`operating_reset_at`."),
    ErrorReference(.notServing, "Try again in a moment."),
    ErrorReference(.wrongEncoding, "The reply cannot be encoded in the requested format."),
    ErrorReference(.storeUnavailable, "The store cannot be reached; nothing was changed."),
    ErrorReference(
      .outcomeUnknown,
      "The connection to the store broke; the change may or may not have been made."),
  ]
}
