import HTTPTypes

extension Site {
  /// For how long browsers are to use nothing but TLS here, in seconds: a year.
  private static let strictTransport = "max-age=31536000"

  /// Adds what keeps replies from where they do not belong: replies of the native API and of
  /// extensions, many of which hold secrets, out of caches, and browsers that know the server over
  /// TLS off plain HTTP.
  func protect(_ reply: inout HTTPReply, of group: RouteGroup) {
    if group == .native || group == .added, reply.headers[.cacheControl] == nil {
      reply.headers[.cacheControl] = "no-store"
    }
    // The name localhost belongs to other servers of the machine as well.
    if transport.servesTLS, !publicURL.domain.hasPrefix("localhost") {
      reply.headers[.strictTransportSecurity] = Self.strictTransport
    }
  }
}
