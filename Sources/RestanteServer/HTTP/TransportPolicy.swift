import HTTPTypes
import Hummingbird
import RestanteCore

/// What the operator said about the ways that requests come by.
struct TransportPolicy: Sendable {
  /// Whether the server itself speaks TLS.
  let servesTLS: Bool
  /// Whether clients are told to use `https`.
  let isPublicHTTPS: Bool
  /// Whether webhooks need `https` from clients on this machine too.
  let requiresHTTPS: Bool
  /// The proxies whose words count.
  let proxies: [AddressBlock]

  /// Where a request comes from.
  func origin(of request: Request, peer: NetworkAddress?) -> RequestOrigin {
    RequestOrigin(peer: peer, headers: request.headers, proxies: proxies)
  }

  /// Whether nobody on the way could read a request's credentials along, as far as it is known.
  ///
  /// A trusted proxy says so itself. Where none is named but clients use `https`, anyone who
  /// speaks plainly to this server stands behind what ends the encryption; otherwise only clients
  /// on this machine are safe.
  func isSecure(_ origin: RequestOrigin) -> Bool {
    if let isForwardedSecurely = origin.isForwardedSecurely { return isForwardedSecurely }
    if servesTLS || (isPublicHTTPS && proxies.isEmpty) { return true }
    return origin.isLocal && !requiresHTTPS
  }
}
