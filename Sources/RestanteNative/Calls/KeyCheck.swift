import RestanteCore

/// Finds out whose key a request presents, and whether it is good for an endpoint.
struct KeyCheck {
  let context: NativeContext

  private static let realm = #"Bearer realm="restante""#

  /// Who holds the key that was presented. A portal's key is good for its own portal only; one of
  /// the server for the portal that the call names. Only who may see all portals is told which
  /// there are.
  func holder(
    of request: NativeRequest, for access: EndpointAccess
  ) async throws -> KeyHolder {
    guard let key = BearerToken.read(request.authorization) else {
      throw Problem(
        .unauthorized, "The Authorization header must contain a bearer key.",
        headers: [("WWW-Authenticate", Self.realm)])
    }
    let hash = SecretHash(of: key)
    try admit(hash, from: request.source)
    let domain = request.query["portal"]
    if let grant = try await context.store.apiKeyGrant(key: hash),
      context.isValid(grant.expiresAt)
    {
      context.failures.succeed(presenting: hash)
      return try Self.holder(hash, grant, domain, for: access)
    }
    return try await serverKeyHolder(hash, from: request.source, on: domain, for: access)
  }

  /// Who holds a key of the server.
  private func serverKeyHolder(
    _ hash: SecretHash, from source: String, on domain: String?, for access: EndpointAccess
  ) async throws -> KeyHolder {
    guard let grant = try await context.store.serverKeyGrant(key: hash),
      context.isValid(grant.expiresAt)
    else { throw unknownKey(hash, from: source) }
    context.failures.succeed(presenting: hash)
    let portal = try await portal(domain)
    guard portal != nil || !access.needsPortal else {
      throw Problem.portalMissing(among: try await context.store.portals())
    }
    return KeyHolder(
      key: hash, label: grant.label, isServer: true, mayAdminister: true, portal: portal)
  }

  /// Makes sure that not too many keys from an address were refused.
  private func admit(_ key: SecretHash, from source: String) throws(Problem) {
    let wait = context.failures.wait(
      of: source, presenting: key, at: context.store.time.now())
    guard let wait else { return }
    var problem = Problem(
      .tooManyFailures, "Too many keys from this address were refused; try again later.",
      headers: [("Retry-After", "\(wait)")])
    problem.refusal = Refusal(.tooManyCredentials, of: "key", error: problem.kind.name)
    throw problem
  }

  /// The problem of a key that nobody knows or that is no longer good; it counts as a failure.
  private func unknownKey(_ key: SecretHash, from source: String) -> Problem {
    context.failures.fail(from: source, presenting: key, at: context.store.time.now())
    var problem = Problem(
      .unauthorized, "The key is unknown or no longer valid.",
      headers: [("WWW-Authenticate", "\(Self.realm), error=\"invalid_token\"")])
    problem.refusal = Refusal(.credential, of: "key", error: problem.kind.name)
    return problem
  }

  private func portal(_ domain: String?) async throws -> Portal? {
    guard let domain else { return nil }
    guard let portal = try await context.store.portal(domain: domain),
      portal.settings.state != .erasing
    else {
      throw Problem.unknownPortal(
        domain, among: try await context.store.portals(), argument: "portal")
    }
    return portal
  }

  private static func holder(
    _ key: SecretHash, _ grant: APIKeyGrant, _ domain: String?, for access: EndpointAccess
  ) throws(Problem) -> KeyHolder {
    let holder = KeyHolder(
      key: key, label: grant.label, isServer: false, mayAdminister: grant.allows(.admin),
      portal: grant.portal)
    do throws(Problem) {
      try check(grant, domain, for: access)
    } catch {
      var problem = error
      problem.refusal = holder.refusal(problem)
      throw problem
    }
    return holder
  }

  private static func check(
    _ grant: APIKeyGrant, _ domain: String?, for access: EndpointAccess
  ) throws(Problem) {
    guard domain.map({ $0.isSameBytes(as: grant.portal.domain) }) ?? true else {
      throw Problem(.forbidden, "The key belongs to another portal.", argument: "portal")
    }
    guard grant.portal.settings.state == .active else {
      throw Problem(.forbidden, "The portal is closed.")
    }
    let scope = access.scope
    guard grant.allows(scope) else {
      throw Problem(
        .forbidden, "This requires a key with the scope \(scope.rawValue).",
        headers: [
          (
            "WWW-Authenticate",
            "\(realm), error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""
          )
        ])
    }
    guard access != .server else { throw Problem.serverKeyNeeded }
  }
}

extension Problem {
  static let serverKeyNeeded = Problem(.forbidden, "This requires a server-wide key.")
}

/// The `Bearer` scheme of the Authorization header (RFC 6750).
enum BearerToken {
  /// The token of a header; `nil` when there is no header or it is of another scheme.
  static func read(_ header: String?) -> String? {
    // Byte by byte, since each request has one.
    let space = UInt8(ascii: " ")
    guard let bytes = header?.utf8, let end = bytes.firstIndex(of: space),
      bytes[..<end].elementsEqual("bearer".utf8, by: { $0 | 0x20 == $1 })
    else { return nil }
    let token = bytes[end...].drop { $0 == space }.prefix { $0 != space }
    return token.isEmpty ? nil : String(Substring(token))
  }
}
