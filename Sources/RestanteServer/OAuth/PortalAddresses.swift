import RestanteCore

/// Under which addresses clients reach portals and the authorization server.
struct PortalAddresses: Sendable {
  /// The path of the authorization server's own methods where it has no host of its own.
  static let authorizationPath = "/oauth/rest/"

  /// The address of the server.
  let publicURL: PublicURL
  /// The hosts that are the authorization server's alone, with port where they have one; empty
  /// when it is reached at the server's own. Applications are told the first.
  let oauthHosts: [String]
  /// Whether all portals are wherever the server is, and not only the demo portal.
  var sharesAddress = false

  /// The host, with port where it has one, of a portal. The demo portal, and in a lab each one, is
  /// wherever the server is.
  func domain(of portal: Portal) -> String {
    sharesAddress || portal.domain == DemoPortal.domain ? publicURL.domain : portal.domain
  }

  /// The address of a portal, without a slash at the end.
  func base(of portal: Portal) -> String {
    "\(publicURL.scheme)://\(domain(of: portal))\(publicURL.path)"
  }

  /// Where a portal's methods are called, with a slash at the end.
  func rest(of portal: Portal) -> String { "\(base(of: portal))/rest/" }

  /// The authorization server's host, with port where it has one.
  var authorizationDomain: String { oauthHosts.first ?? publicURL.domain }

  /// Where the authorization server's own methods are called, with a slash at the end.
  var authorizationRest: String {
    guard let oauthHost = oauthHosts.first else { return publicURL.base + Self.authorizationPath }
    return "\(publicURL.scheme)://\(oauthHost)/rest/"
  }

  /// The method that a request asks the authorization server itself for; `nil` for requests to
  /// portals.
  func authorizationMethod(host: String?, path: String) -> Substring? {
    if path.hasPrefix(Self.authorizationPath) {
      return path.dropFirst(Self.authorizationPath.count)
    }
    guard path.hasPrefix("/rest/"), let host = host?.lowercased(), oauthHosts.contains(host)
    else { return nil }
    return path.dropFirst("/rest/".count)
  }
}
