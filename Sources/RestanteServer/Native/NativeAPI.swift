import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore
import RestanteJSON

/// The API under `/v1`, for publishers and administrators: JSON, keys, problem details.
struct NativeAPI: Sendable {
  let store: any Store
  let random: any RandomSource
  let serverKey: ServerKey
  let defaultMode: Mode
  let logger: Logger
  /// Measures how long streams are silent.
  let clock: any Clock<Duration>
  /// Who listens to streams.
  let streams: StreamSeats
  let administration: AdministrationAPI
  let attempts = RunningAttempts()

  /// A request that may go on: where it goes, and who makes it.
  struct Admission {
    let route: NativeRoute
    let key: SecretHash
    let grant: APIKeyGrant
  }

  /// Whose key was presented.
  private struct Holder {
    let key: SecretHash
    /// What the key stands for on the portal that the call is about; `nil` when it is about the
    /// server.
    let grant: APIKeyGrant?
    let administrator: Administrator
  }

  /// Answers a request.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, over connection: Connection
  ) async throws -> HTTPReply {
    do {
      let route = try Self.route(of: request, target: target)
      let query = FormFields(target.query.utf8)
      let holder = try await holder(of: request.headers[.authorization], portal: query["portal"])
      if case .administration(let path, _) = route {
        return try await administer(path, holder, query, request)
      }
      guard let grant = holder.grant else { throw Self.portalMissing }
      try Self.check(grant, for: route)
      return try await perform(
        Admission(route: route, key: holder.key, grant: grant), request: request, target: target,
        over: connection)
    } catch let problem as Problem {
      return problem.reply
    } catch is PasswordHasher.Overloaded {
      return Problem(.unavailable, "Too many passwords wait to be hashed; try again.").reply
    } catch let error as StoreError {
      logger.debug("the store failed", metadata: ["error": "\(error)"])
      return Problem(error).reply
    }
  }

  private func perform(
    _ admission: Admission, request: Request, target: RequestTarget, over connection: Connection
  ) async throws -> HTTPReply {
    let grant = admission.grant
    return switch admission.route {
    case .administration: throw Problem(.notFound, "The native API has no such path.")
    case .events:
      try await publish(
        json(of: request), on: grant.portal, attempt: try NativeAttempt(request, admission))
    case .eventNames(isPost: true):
      try await addEventName(json(of: request), on: grant.portal)
    case .eventNames(isPost: false): try await eventNames(on: grant.portal)
    case .queues: try await queues(on: grant.portal)
    case .queue(let clientID):
      try await queue(of: clientID, connector: Self.connector(target), on: grant.portal)
    case .stream(let clientID):
      try await stream(
        of: clientID, connector: Self.connector(target), admission, over: connection)
    case .deadLetters(let clientID):
      try await deadLetters(
        of: clientID, query: FormFields(target.query.utf8), on: grant.portal)
    case .history(let clientID):
      try await history(of: clientID, query: FormFields(target.query.utf8), on: grant.portal)
    case .explanation(let clientID):
      try await explanation(of: clientID, connector: Self.connector(target), on: grant.portal)
    case .queueAction(let action, let clientID):
      try await perform(
        action, on: queueKey(of: clientID, connector: Self.connector(target), on: grant.portal),
        json(of: request))
    }
  }

  private static func connector(_ target: RequestTarget) -> String {
    FormFields(target.query.utf8)["connector"] ?? ""
  }

  private func administer(
    _ path: AdministrationRoute, _ holder: Holder, _ query: FormFields, _ request: Request
  ) async throws -> HTTPReply {
    if path.isWithinPortal, !path.mayBeServers, holder.grant == nil { throw Self.portalMissing }
    if let grant = holder.grant, !holder.administrator.isServer {
      try Self.check(grant, for: .administration(path, request.method))
    }
    var body: JSONObject = [:]
    if request.method == .post || request.method == .patch {
      let buffer = try await json(of: request)
      if buffer.readableBytes > 0 {
        guard case .object(let members) = try JSONValue(body: buffer) else {
          throw Problem(.invalidArgument, "A JSON object is expected.")
        }
        body = members
      }
    }
    return try await administration.respond(
      to: AdministrationAPI.Call(
        administrator: holder.administrator, method: request.method, query: query, body: body),
      at: path)
  }

  private static let portalMissing = Problem(
    .invalidArgument, "Name the portal: ?portal=DOMAIN.", argument: "portal")

  /// Finds the route and makes sure that it has the verb.
  private static func route(
    of request: Request, target: RequestTarget
  ) throws(Problem) -> NativeRoute {
    guard let route = NativeRoute(path: target.path, method: request.method) else {
      throw Problem(.notFound, "The native API has no such path.")
    }
    let isAllowed =
      request.method == route.method || (route.method == .get && request.method == .head)
    guard isAllowed else {
      let allowed = route.allowedMethods
      throw Problem(
        .methodNotAllowed, "Only \(allowed) is allowed here.", headers: [.allow: allowed])
    }
    return route
  }

  /// Makes sure that a key may be used for a route.
  private static func check(_ grant: APIKeyGrant, for route: NativeRoute) throws(Problem) {
    guard grant.allows(route.scope) else {
      throw Problem(
        .forbidden, "This needs a key for \(route.scope.rawValue).",
        headers: [
          .wwwAuthenticate:
            "Bearer realm=\"restante\", error=\"insufficient_scope\", scope=\"\(route.scope.rawValue)\""
        ])
    }
  }

  /// Who holds the key that was presented. A portal's key is good for its own portal only; one of
  /// the server for the portal that the call names.
  private func holder(of authorization: String?, portal domain: String?) async throws -> Holder {
    guard let key = BearerToken.read(authorization) else {
      throw Problem(
        .unauthorized, "The Authorization header must hold a bearer key.",
        headers: [.wwwAuthenticate: "Bearer realm=\"restante\""])
    }
    let hash = SecretHash(of: key)
    if let grant = try await store.apiKeyGrant(key: hash), isValid(grant.expiresAt) {
      return try Self.holder(hash, grant, domain)
    }
    guard let server = try await store.serverKeyGrant(key: hash), isValid(server.expiresAt) else {
      throw Problem(
        .unauthorized, "The key is unknown or no longer valid.",
        headers: [.wwwAuthenticate: "Bearer realm=\"restante\", error=\"invalid_token\""])
    }
    var grant: APIKeyGrant?
    if let domain {
      guard let portal = try await store.portal(domain: domain),
        portal.settings.state != .erasing
      else {
        throw Problem(.notFound, "There is no portal with this domain.", argument: "portal")
      }
      grant = APIKeyGrant(
        portal: portal, scope: .admin, expiresAt: server.expiresAt, label: server.label)
    }
    return Holder(
      key: hash, grant: grant,
      administrator: Administrator(
        key: hash, label: server.label, isServer: true, portal: grant?.portal))
  }

  private static func holder(
    _ key: SecretHash, _ grant: APIKeyGrant, _ domain: String?
  ) throws(Problem) -> Holder {
    guard domain.map({ $0.isSameBytes(as: grant.portal.domain) }) ?? true else {
      throw Problem(.forbidden, "The key is another portal's.", argument: "portal")
    }
    guard grant.portal.settings.state == .active else {
      throw Problem(.forbidden, "The portal is closed.")
    }
    return Holder(
      key: key, grant: grant,
      administrator: Administrator(
        key: key, label: grant.label, isServer: false, portal: grant.portal))
  }

  /// Whether something that ends at a time, or never, is still good.
  func isValid(_ expiry: Timestamp?) -> Bool {
    expiry.map { $0 > store.time.now() } ?? true
  }

  /// The body of a request that must be JSON.
  private func json(of request: Request) async throws -> ByteBuffer {
    guard let type = request.mediaType, type != "application/json" else {
      return try await request.wholeBody()
    }
    throw Problem(.unsupportedMediaType, "The body must be application/json.")
  }
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
