import RestanteCore

/// Finds out whose key a request presents, and whether it is good for an endpoint.
struct KeyCheck {
  let context: NativeContext

  private static let realm = #"Bearer realm="restante""#

  /// Who holds the key that was presented. A portal's key is good for its own portal only; one of
  /// the server for the portal that the call names.
  func holder(
    of request: NativeRequest, for access: EndpointAccess
  ) async throws -> KeyHolder {
    guard let key = BearerToken.read(request.authorization) else {
      throw Problem(
        .unauthorized, "The Authorization header must hold a bearer key.",
        headers: [("WWW-Authenticate", Self.realm)])
    }
    let hash = SecretHash(of: key)
    let domain = request.query["portal"]
    if let grant = try await context.store.apiKeyGrant(key: hash),
      context.isValid(grant.expiresAt)
    {
      return try Self.holder(hash, grant, domain, for: access)
    }
    guard let grant = try await context.store.serverKeyGrant(key: hash),
      context.isValid(grant.expiresAt)
    else {
      throw Problem(
        .unauthorized, "The key is unknown or no longer valid.",
        headers: [("WWW-Authenticate", "\(Self.realm), error=\"invalid_token\"")])
    }
    let portal = try await portal(domain)
    guard portal != nil || !access.needsPortal else { throw Problem.portalMissing }
    return KeyHolder(key: hash, label: grant.label, isServer: true, portal: portal)
  }

  private func portal(_ domain: String?) async throws -> Portal? {
    guard let domain else { return nil }
    guard let portal = try await context.store.portal(domain: domain),
      portal.settings.state != .erasing
    else {
      throw Problem(.notFound, "There is no portal with this domain.", argument: "portal")
    }
    return portal
  }

  private static func holder(
    _ key: SecretHash, _ grant: APIKeyGrant, _ domain: String?, for access: EndpointAccess
  ) throws(Problem) -> KeyHolder {
    guard domain.map({ $0.isSameBytes(as: grant.portal.domain) }) ?? true else {
      throw Problem(.forbidden, "The key is another portal's.", argument: "portal")
    }
    guard grant.portal.settings.state == .active else {
      throw Problem(.forbidden, "The portal is closed.")
    }
    let scope = access.scope
    guard grant.allows(scope) else {
      throw Problem(
        .forbidden, "This needs a key for \(scope.rawValue).",
        headers: [
          (
            "WWW-Authenticate",
            "\(realm), error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""
          )
        ])
    }
    guard access != .server else { throw Problem.serverKeyNeeded }
    return KeyHolder(key: key, label: grant.label, isServer: false, portal: grant.portal)
  }
}

extension Problem {
  static let portalMissing = Problem(
    .invalidArgument, "Name the portal: ?portal=DOMAIN.", argument: "portal")
  static let serverKeyNeeded = Problem(.forbidden, "This needs a key of the server.")
}

/// The `Bearer` scheme of the Authorization header (RFC 6750).
enum BearerToken {
  /// The token of a header; `nil` when there is no header or it is of another scheme.
  static func read(_ header: String?) -> String? {
    guard let header, let space = header.firstIndex(of: " "),
      header[..<space].lowercased() == "bearer"
    else { return nil }
    let token = header[space...].drop { $0 == " " }.prefix { $0 != " " }
    return token.isEmpty ? nil : String(token)
  }
}
