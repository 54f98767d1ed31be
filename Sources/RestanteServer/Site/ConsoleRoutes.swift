import HTTPTypes
import Hummingbird
import NIOCore
import RestanteConsole
import RestanteCore

/// Hands requests below `/console` to the console, and its replies to the HTTP library.
struct ConsoleRoutes: Sendable {
  let console: Console
  /// Whether browsers use `https` here.
  let isSecure: Bool

  /// Responds to a request.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, origin: RequestOrigin
  ) async throws -> HTTPReply {
    HTTPReply(
      try await console.respond(to: wanted(by: request, target: target, origin: origin)))
  }

  /// What a browser wants of the console.
  func wanted(
    by request: Request, target: RequestTarget, origin: RequestOrigin
  ) -> ConsoleRequest {
    var wanted = ConsoleRequest(
      verb: request.method.rawValue,
      segments: NativeRoutes.segments(of: target.path).filter { !$0.isEmpty }
    ) {
      let body = try await request.wholeBody(limit: RequestLimits.formBytes)
      return FormFields(body.readableBytesView).all
    }
    wanted.query = target.query.isEmpty ? [:] : FormFields(target.query.utf8).all
    wanted.cookies = Self.cookies(of: request)
    wanted.languages = request.headers[.acceptLanguage]
    wanted.origin = request.headers[.origin]
    wanted.fetchSite = request.headers[.secFetchSite]
    wanted.host = request.head.authority ?? ""
    wanted.source = origin.source
    wanted.address = origin.client?.description ?? ""
    wanted.browser = request.headers[.userAgent] ?? ""
    wanted.isSecure = isSecure
    return wanted
  }

  private static func cookies(of request: Request) -> [String: String] {
    var cookies: [String: String] = [:]
    for pair in request.headers[values: .cookie].flatMap({ $0.split(separator: ";") }) {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      // Of several with one name, browsers send the one that is closest first.
      if parts.count == 2, cookies[String(parts[0])] == nil {
        cookies[String(parts[0])] = String(parts[1])
      }
    }
    return cookies
  }
}

/// Checks passwords for the console where the authorization page does.
struct ConsolePasswords: PasswordLogin {
  let people: PersonLogin

  func user(
    login: String, password: String, on portal: Portal, from request: ConsoleRequest
  ) async throws -> PortalUser? {
    do {
      return try await people.user(
        login, password, on: portal.id, for: .console,
        from: RequestOrigin(client: NetworkAddress(request.address)))
    } catch let refusal as PersonLogin.TooManyAttempts {
      throw LoginRefusal.tooManyAttempts(seconds: refusal.seconds)
    } catch is PasswordHasher.Overloaded {
      throw LoginRefusal.overloaded
    }
  }
}

extension HTTPField.Name {
  // The name is valid, so that the optional is never nil.
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site").unsafelyUnwrapped
}
