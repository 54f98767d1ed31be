import HTTPTypes
import RestanteCore

/// The paths of the native API on which administrators work.
enum AdministrationRoute: Sendable, Hashable {
  /// All portals; for keys of the server.
  case portals
  /// One portal, by its domain.
  case portal(String)
  /// The users of a portal.
  case users
  /// One user, by number.
  case user(String)
  /// The applications of a portal.
  case applications
  /// One application, by client id.
  case application(String)
  /// A step in the life of an application, or new secrets for it.
  case applicationAction(ApplicationAction, String)
  /// The incoming webhooks of a portal.
  case webhooks
  /// One webhook, by id.
  case webhook(String)
  /// Another code for a webhook.
  case webhookRotation(String)
  /// The keys of a portal or of the server.
  case keys
  /// One key, by id.
  case key(String)
  /// Another secret for a key.
  case keyRotation(String)
  /// The tokens of an application.
  case tokens
  /// One token, by id.
  case token(String)
  /// The audit log of a portal or of the server.
  case audit

  /// The route of what follows `/v1/` in a path; `nil` when there is none.
  init?(segments: [String]) {
    guard segments.allSatisfy({ !$0.isEmpty }), let first = segments.first else { return nil }
    let second = segments.count > 1 ? segments[1] : ""
    switch (first, segments.count) {
    case ("portals", 1): self = .portals
    case ("portals", 2): self = .portal(second)
    case ("users", 1): self = .users
    case ("users", 2): self = .user(second)
    case ("apps", 1): self = .applications
    case ("apps", 2): self = .application(second)
    case ("apps", 3):
      guard let action = ApplicationAction(rawValue: segments[2]) else { return nil }
      self = .applicationAction(action, second)
    case ("webhooks", 1): self = .webhooks
    case ("webhooks", 2): self = .webhook(second)
    case ("webhooks", 3) where segments[2] == "rotate": self = .webhookRotation(second)
    case ("keys", 1): self = .keys
    case ("keys", 2): self = .key(second)
    case ("keys", 3) where segments[2] == "rotate": self = .keyRotation(second)
    case ("tokens", 1): self = .tokens
    case ("tokens", 2): self = .token(second)
    case ("audit", 1): self = .audit
    default: return nil
    }
  }

  /// The verbs that the path answers to.
  var methods: [HTTPRequest.Method] {
    switch self {
    case .portals, .users, .applications, .webhooks, .keys: [.get, .post]
    case .portal, .user, .application: [.get, .patch, .delete]
    case .applicationAction, .webhookRotation, .keyRotation: [.post]
    case .webhook, .key, .token: [.delete]
    case .tokens: [.get, .post, .delete]
    case .audit: [.get]
    }
  }

  /// Whether the path is about a portal; on others a key of the server names none.
  var isWithinPortal: Bool {
    switch self {
    case .portals, .portal: false
    default: true
    }
  }

  /// Whether a key of the server may leave the portal open and means the server's own then.
  var mayBeServers: Bool {
    switch self {
    case .keys, .key, .keyRotation, .audit: true
    default: !isWithinPortal
    }
  }
}

/// What an administrator can do to an application.
enum ApplicationAction: String, Sendable, Hashable, CaseIterable {
  /// Finishing its installation.
  case install
  /// Bringing it to another version.
  case update
  /// Taking it off the portal.
  case uninstall
  /// Giving it a new secret.
  case rotate
}
