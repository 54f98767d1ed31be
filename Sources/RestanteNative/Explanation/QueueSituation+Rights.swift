import RestanteCore
import RestanteJSON

/// Reasons that lie in what was set for the portal and the application.
extension QueueSituation {
  var portalStopped: QueueReason? {
    guard portal.settings.state != .active else { return nil }
    return QueueReason(
      kind: .portalStopped, text: "The portal is stopped: every call gets PORTAL_DELETED.",
      help: portalCommand("state=active"))
  }

  var inactive: QueueReason? {
    guard !application.isActive else { return nil }
    return QueueReason(
      kind: .inactive,
      text: "The application is switched off: nothing is queued for it, and its calls are refused.",
      help: applicationCommand("set", "active=true"))
  }

  var uninstalled: QueueReason? {
    guard application.removal != nil else { return nil }
    return QueueReason(
      kind: .uninstalled,
      text: "The application was uninstalled: its queues and bindings are gone.",
      help: applicationCommand("install") + ", then event.bind")
  }

  var notInstalled: QueueReason? {
    guard !application.isInstalled, application.removal == nil else { return nil }
    return QueueReason(
      kind: .notInstalled,
      text: "The installation is not finished: nothing is queued for the application.",
      help: applicationCommand("install"))
  }

  var notPaid: QueueReason? {
    guard application.payment != .paid else { return nil }
    let isOver = application.payment == .ended
    return QueueReason(
      kind: .notPaid,
      text: isOver
        ? "The application's subscription has ended: nothing is queued for it, and its calls get "
          + "PAYMENT_REQUIRED."
        : "The application requires payment: nothing is queued for it, and its calls get "
          + "PAYMENT_REQUIRED.",
      help: applicationCommand("set", "payment=paid"),
      details: ["payment": .string(application.payment.rawValue)])
  }

  var blocked: QueueReason? {
    guard application.isBlocked else { return nil }
    return QueueReason(
      kind: .blocked,
      text: "The application is blocked: its calls get OVERLOAD_LIMIT. Events are still queued.",
      help: applicationCommand("set", "blocked=false"))
  }

  /// What the licence lacks of what a call for this queue needs.
  var featureOff: QueueReason? {
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
    let settings = missing.map { "\($0.name)=true" }.joined(separator: " ")
    return QueueReason(
      kind: .featureOff,
      text: "The portal's licence lacks features: "
        + missing.map { "without \($0.name) \($0.effect)" }.joined(separator: "; ") + ".",
      help: portalCommand(settings),
      details: ["features": .array(missing.map { .string($0.name) })])
  }

  var administratorsOnly: QueueReason? {
    guard portal.reservesOfflineEvents(in: mode) else { return nil }
    return QueueReason(
      kind: .administratorsOnly,
      text: "Only administrators may fetch: other users get ACCESS_DENIED.",
      help: "event.offline.get with an administrator's token")
  }

  var lowSpace: QueueReason? {
    guard isShortOfSpace else { return nil }
    return QueueReason(
      kind: .lowSpace,
      text: "Free disk space is below --min-free-space: publications get 503.",
      help: "restante doctor on the server shows the space; free some, or fetch pending events")
  }

  var usersLimited: QueueReason? {
    guard let users = application.allowedUsers else { return nil }
    let count = Int64(users.count)
    return QueueReason(
      kind: .usersLimited, count: count,
      text: "Only \(QueueReason.counted(count, "user")) may use the application: others get "
        + "user_access_error.",
      help: "event.offline.get with the token of such a user, or "
        + applicationCommand("set", "allowed_users=everybody"),
      details: ["users": .array(users.map { .int($0.rawValue) })])
  }

  private func portalCommand(_ settings: String) -> String {
    "restante portal set \(ShellWord.quoted(portal.domain)) \(settings)"
  }

  private func applicationCommand(_ name: String, _ setting: String? = nil) -> String {
    "restante app \(name) \(ShellWord.quoted(application.clientID))"
      + (setting.map { " \($0)" } ?? "")
  }
}
