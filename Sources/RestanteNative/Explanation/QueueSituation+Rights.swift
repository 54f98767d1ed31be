import RestanteCore
import RestanteJSON

/// Reasons that lie in what was set for the portal and the application.
extension QueueSituation {
  /// All reasons that apply, the most likely one first.
  var reasons: [QueueReason] {
    [
      portalStopped, inactive, uninstalled, notInstalled, notPaid, blocked, featureOff, waiting,
      claimed, failed, handlerSuspended, handlerOutage, deliveriesParked, deliveriesPending,
      otherConnector, noBinding, administratorsOnly, usersLimited, lowSpace, queueFull, suppressed,
      unboundName, boundTooLate, neverConfirmed, delivered, fetched, nothingPublished,
    ].compactMap { $0 }
  }

  private var portalStopped: QueueReason? {
    guard portal.settings.state != .active else { return nil }
    return QueueReason(
      kind: .portalStopped, text: "The portal is stopped: every call gets PORTAL_DELETED.",
      help: portalCall(#"{"state":"active"}"#))
  }

  private var inactive: QueueReason? {
    guard !application.isActive else { return nil }
    return QueueReason(
      kind: .inactive,
      text: "The application is switched off: nothing is queued for it, and its calls are refused.",
      help: applicationCall(#"{"active":true}"#))
  }

  private var uninstalled: QueueReason? {
    guard application.removal != nil else { return nil }
    return QueueReason(
      kind: .uninstalled,
      text: "The application was uninstalled: its queues and bindings are gone.",
      help: "POST /v1/apps/\(application.clientID)/install, then event.bind")
  }

  private var notInstalled: QueueReason? {
    guard !application.isInstalled, application.removal == nil else { return nil }
    return QueueReason(
      kind: .notInstalled,
      text: "The installation is not finished: nothing is queued for the application.",
      help: "POST /v1/apps/\(application.clientID)/install")
  }

  private var notPaid: QueueReason? {
    guard application.payment != .paid else { return nil }
    let isOver = application.payment == .ended
    return QueueReason(
      kind: .notPaid,
      text: isOver
        ? "The application's subscription has ended: nothing is queued for it, and its calls get "
          + "PAYMENT_REQUIRED."
        : "The application requires payment: nothing is queued for it, and its calls get "
          + "PAYMENT_REQUIRED.",
      help: applicationCall(#"{"payment":"paid"}"#))
  }

  private var blocked: QueueReason? {
    guard application.isBlocked else { return nil }
    return QueueReason(
      kind: .blocked,
      text: "The application is blocked: its calls get OVERLOAD_LIMIT. Events are still queued.",
      help: applicationCall(#"{"blocked":false}"#))
  }

  /// What the licence lacks of what a call for this queue needs.
  private var featureOff: QueueReason? {
    let features = portal.settings.features
    var missing: [(name: String, effect: String)] = []
    if !features.rest { missing.append(("rest", "every call gets ACCESS_DENIED")) }
    if !features.authConnector, !connector.isEmpty {
      missing.append(("rest_auth_connector", "calls that name a connector get WRONG_LICENSE"))
    }
    if !features.offlineExtended {
      missing.append(("rest_offline_extended", "claims with clear=0 get WRONG_LICENSE"))
    }
    guard !missing.isEmpty else { return nil }
    let settings = missing.map { "\"\($0.name)\":true" }.joined(separator: ",")
    return QueueReason(
      kind: .featureOff,
      text: "The portal's licence lacks features: "
        + missing.map { "without \($0.name) \($0.effect)" }.joined(separator: "; ") + ".",
      help: portalCall("{\(settings)}"),
      details: ["features": .array(missing.map { .string($0.name) })])
  }

  private var administratorsOnly: QueueReason? {
    guard portal.reservesOfflineEvents(in: mode) else { return nil }
    return QueueReason(
      kind: .administratorsOnly,
      text: "Only administrators may fetch: other users get ACCESS_DENIED.",
      help: "event.offline.get with an administrator's token")
  }

  private var lowSpace: QueueReason? {
    guard isShortOfSpace else { return nil }
    return QueueReason(
      kind: .lowSpace,
      text: "Free disk space is below --min-free-space: publications get 503.",
      help: "free disk space on the volume of the data directory, or fetch pending events")
  }

  private var usersLimited: QueueReason? {
    guard let users = application.allowedUsers else { return nil }
    let count = Int64(users.count)
    return QueueReason(
      kind: .usersLimited, count: count,
      text: "Only \(QueueReason.counted(count, "user")) may use the application: others get "
        + "user_access_error.",
      help: "event.offline.get with the token of such a user, or "
        + applicationCall(#"{"allowed_users":null}"#),
      details: ["users": .array(users.map { .int($0.rawValue) })])
  }

  private func portalCall(_ body: String) -> String { "PATCH /v1/portals/\(portal.domain) \(body)" }

  private func applicationCall(_ body: String) -> String {
    "PATCH /v1/apps/\(application.clientID) \(body)"
  }
}
