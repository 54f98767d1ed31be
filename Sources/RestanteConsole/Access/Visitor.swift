import RestanteCore
import RestanteNative

/// Somebody who is logged in.
struct Visitor: Sendable {
  /// Who it is.
  enum Identity: Sendable {
    /// A person of a portal.
    case user(PortalUser, Portal)
    /// The holder of a portal's key.
    case portalKey(label: String, Portal)
    /// The holder of a key of the server.
    case serverKey(label: String)
  }

  let identity: Identity
  let secret: SessionSecret
  let session: ConsoleSession

  /// The only portal that the visitor sees; `nil` for one who sees all.
  var portal: Portal? {
    switch identity {
    case .user(_, let portal), .portalKey(_, let portal): portal
    case .serverKey: nil
    }
  }

  /// Whether the visitor may see and change everything of the portals that are shown.
  var isAdministrator: Bool {
    switch identity {
    case .user(let user, _): user.isAdministrator
    case .portalKey, .serverKey: true
    }
  }

  /// What the pages call the visitor.
  var name: String {
    switch identity {
    case .user(let user, _): user.shownName
    case .portalKey(let label, _), .serverKey(let label): label
    }
  }

  /// The visitor as a caller of the native API, about a portal or the server.
  func caller(about portal: Portal?) -> NativeCaller {
    let actor: AuditActor
    switch identity {
    case .user(let user, _):
      actor = AuditActor(kind: .user, id: "\(user.id.rawValue)", label: user.shownName)
    case .portalKey(let label, _), .serverKey(let label):
      let id = if case .key(let hash) = session.holder { "\(CredentialID(of: hash))" } else { "" }
      actor = AuditActor(kind: .key, id: id, label: label)
    }
    return NativeCaller(
      actor: actor, key: secret.hash, isServer: self.portal == nil, portal: portal)
  }
}

extension PortalUser {
  /// The name, or the login of a user without one.
  var shownName: String {
    let name = "\(name) \(lastName)".split(separator: " ").joined(separator: " ")
    return name.isEmpty ? login : name
  }
}
