import HTTPTypes
import Hummingbird
import RestanteCore
import RestanteNative

/// Hands requests to extensions, and their replies to the HTTP library.
struct AddedRoutes: Sendable {
  let extensions: [any ServerExtension]
  let publicURL: PublicURL
  /// How requests are reported and replies are sent.
  let native: NativeRoutes

  /// The extension below whose folder a path is; `nil` for paths of nobody.
  func routes(at target: RequestTarget) -> (any ServerExtension)? {
    extensions.first { target.isWithin("/\($0.folder)") }
  }

  /// Handles a request below the folder of an extension.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, origin: RequestOrigin,
    over connection: Connection
  ) async throws -> HTTPReply {
    guard let owner = routes(at: target) else {
      return .text("Not found.\n", status: .notFound)
    }
    let isLocal = isLocal(request, origin)
    return try await native.respond(
      to: NativeRoutes.wanted(by: request, target: target, origin: origin), origin: origin,
      over: connection
    ) { try await owner.respond(to: $0, isLocal: isLocal) }
  }

  /// Whether a program of this machine sent a request on its own account. A proxy that nobody
  /// named leaves its mark, and so does a page that a browser sends requests for: under a name
  /// of its own that leads here, or from elsewhere.
  private func isLocal(_ request: Request, _ origin: RequestOrigin) -> Bool {
    let marks: [HTTPField.Name] = [.xForwardedFor, .forwarded, .origin]
    return origin.isLocal && !marks.contains { request.headers.contains($0) }
      && ["same-origin", "none", nil].contains(request.headers[.secFetchSite])
      && publicURL.isOwnName(request.head.authority ?? "")
  }
}

extension Site {
  /// Hands a request to the extension that it is for.
  func respondAdded(
    to request: Request, target: RequestTarget, _ scope: RequestScope, _ allowance: BodyAllowance
  ) async throws -> HTTPReply {
    // As with the native API.
    allowance.setKnown()
    return try await added.respond(
      to: request, target: target, origin: transport.origin(of: request, peer: scope.peer),
      over: scope.connection)
  }
}

extension PublicURL {
  /// Whether a `Host` header names this server, on its own machine. A name of somebody else's that
  /// leads here belongs to a site that wants to read what only this machine may.
  func isOwnName(_ host: String) -> Bool {
    let host = host.lowercased()
    return host == domain.lowercased()
      || ["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix("\($0):") }
  }
}

extension HTTPField.Name {
  // The name is valid, so that the optional is never nil.
  static let forwarded = HTTPField.Name("Forwarded").unsafelyUnwrapped
}
