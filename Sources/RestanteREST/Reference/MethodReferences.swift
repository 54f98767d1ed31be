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
    ErrorReference(.noAuthorization, "The request carries no token and no webhook."),
    ErrorReference(.unknownToken, "The access token is unknown."),
    ErrorReference(.expiredToken, "The access token's time is over: refresh it."),
    ErrorReference(.portalDeleted, "The portal was closed or is being erased."),
    ErrorReference(.notInstalled, "The application was uninstalled."),
    ErrorReference(.applicationRemoved, "The application is being removed for good."),
    ErrorReference(.paymentRequired, "The application has to be paid for."),
    ErrorReference(.subscriptionEnded, "The application's subscription has ended."),
    ErrorReference(.unconfirmedUser, "The user never confirmed to be one."),
    ErrorReference(.applicationBlocked, "The operator keeps the application from calling methods."),
    ErrorReference(
      .commercialPlans, "The portal's licence does not include calls of applications."),
    ErrorReference(.subscriptionOnly, "The portal's licence does not include webhooks."),
    ErrorReference(.applicationNotFound, "The application was deactivated."),
    ErrorReference(.inactiveUser, "The user was deactivated."),
    ErrorReference(.userNotAllowed, "The application does not serve this user."),
    ErrorReference(
      .connectorLicence,
      "The call names a connector, which the portal's licence does not include."),
    ErrorReference(.badWebhook, "The webhook's user or code is wrong."),
    ErrorReference(.httpsRequired, "Webhooks need https here."),
    ErrorReference(.tokenScope, "The token lacks the method's scope."),
    ErrorReference(.webhookScope, "The webhook lacks the method's scope."),
    ErrorReference(.methodNotFound, "There is no such method."),
    ErrorReference(.invalidType, "`auth_connector` is an array."),
    ErrorReference(.bodyTooLarge, "The body is larger than the server takes."),
    ErrorReference(
      .tooManyBodies, "Other large requests are being read; the same one may pass in a second."),
    ErrorReference(
      .tooManyParameters, "More than 200,000 JSON values, or 20,000 form variables or maps."),
    ErrorReference(
      .unreadableBody,
      "Safe mode: the body is, says it is or looks like JSON, and cannot be read as that."),
    ErrorReference(
      .unreadBody,
      "Safe mode: the body came with a GET to a method that would do more without it."),
    ErrorReference(.bodyEncoding, "Safe mode: the body is compressed."),
    ErrorReference(
      .queryLimit, "More requests from one address than the portal lets through; wait a second."),
    ErrorReference(
      .operationTime,
      "The method took the application more time within ten minutes than it gets; wait until "
        + "`operating_reset_at`."),
    ErrorReference(.notServing, "Try again in a moment."),
    ErrorReference(.wrongEncoding, "The answer cannot be written in the format asked for."),
    ErrorReference(.storeUnavailable, "The store cannot be reached; nothing was changed."),
    ErrorReference(.outcomeUnknown, "The store broke off: the change may or may not be there."),
  ]
}
