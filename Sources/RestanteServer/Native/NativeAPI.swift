import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RestanteCore

/// The API under `/v1`, for publishers and administrators: JSON, keys, problem details.
struct NativeAPI: Sendable {
  let store: any Store
  let random: any RandomSource
  let serverKey: ServerKey
  let defaultMode: Mode
  let logger: Logger
  /// Measures how long streams are silent.
  let clock: any Clock<Duration>
  /// Says when there is too little room to take events in.
  let space: SpaceFloor
  /// What was published lately.
  let trace: PublicationTrace
  /// Who listens to streams.
  let streams: StreamSeats
  let attempts = RunningAttempts()

  /// A request that may go on: where it goes, and who makes it.
  struct Admission {
    let route: NativeRoute
    let key: SecretHash
    let grant: APIKeyGrant
  }

  /// Answers a request.
  ///
  /// - Throws: ``BodyTooLarge``, or what broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, over connection: Connection
  ) async throws -> HTTPReply {
    do {
      let admission = try await admit(request, target: target)
      return try await perform(
        admission, request: request, target: target, over: connection)
    } catch let problem as Problem {
      return problem.reply
    } catch let error as StoreError {
      logger.error("the store failed", metadata: ["error": "\(error)"])
      return Problem(error).reply
    }
  }

  private func perform(
    _ admission: Admission, request: Request, target: RequestTarget,
    over connection: Connection
  ) async throws -> HTTPReply {
    let grant = admission.grant
    return switch admission.route {
    case .events:
      try await publish(
        json(of: request), on: grant.portal, attempt: try NativeAttempt(request, admission))
    case .applications: try await addApplication(json(of: request), on: grant.portal)
    case .tokens: try await issueTokens(json(of: request), on: grant.portal)
    case .eventNames(isPost: true):
      try await addEventName(json(of: request), on: grant.portal)
    case .eventNames(isPost: false): try await eventNames(on: grant.portal)
    case .queues: try await queues(on: grant.portal)
    case .queue(let clientID):
      try await queue(of: clientID, connector: Self.connector(target), on: grant.portal)
    case .explain(let clientID):
      try await explain(clientID, connector: Self.connector(target), on: grant.portal)
    case .stream(let clientID):
      try await stream(
        of: clientID, connector: Self.connector(target), admission, over: connection)
    case .application(let clientID):
      try await configure(clientID, json(of: request), on: grant.portal)
    case .deadLetters(let clientID):
      try await deadLetters(
        of: clientID, query: FormFields(target.query.utf8), on: grant.portal)
    case .history(let clientID):
      try await history(of: clientID, query: FormFields(target.query.utf8), on: grant.portal)
    case .queueAction(let action, let clientID):
      try await perform(
        action, on: queueKey(of: clientID, connector: Self.connector(target), on: grant.portal),
        json(of: request))
    }
  }

  private static func connector(_ target: RequestTarget) -> String {
    FormFields(target.query.utf8)["connector"] ?? ""
  }

  /// Finds the route and makes sure that the caller may use it.
  private func admit(
    _ request: Request, target: RequestTarget
  ) async throws -> Admission {
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
    let (key, grant) = try await grant(for: request.headers[.authorization])
    guard grant.allows(route.scope) else {
      throw Problem(
        .forbidden, "This needs a key for \(route.scope.rawValue).",
        headers: [
          .wwwAuthenticate:
            "Bearer realm=\"restante\", error=\"insufficient_scope\", scope=\"\(route.scope.rawValue)\""
        ])
    }
    return Admission(route: route, key: key, grant: grant)
  }

  private func grant(for authorization: String?) async throws -> (SecretHash, APIKeyGrant) {
    guard let key = BearerToken.read(authorization) else {
      throw Problem(
        .unauthorized, "The Authorization header must hold a bearer key.",
        headers: [.wwwAuthenticate: "Bearer realm=\"restante\""])
    }
    let hash = SecretHash(of: key)
    let grant = try await store.apiKeyGrant(key: hash)
    guard let grant, grant.expiresAt.map({ $0 > store.time.now() }) ?? true else {
      throw Problem(
        .unauthorized, "The key is unknown or no longer valid.",
        headers: [.wwwAuthenticate: "Bearer realm=\"restante\", error=\"invalid_token\""])
    }
    return (hash, grant)
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
