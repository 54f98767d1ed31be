import HTTPTypes
import RestanteNative
import RestanteREST

/// The parts of the server; each has its own form of errors.
enum RouteGroup: String, Sendable {
  /// The Bitrix24 wire.
  case rest
  /// The exchange of OAuth tokens.
  case tokens
  /// The page on which users log in and consent.
  case authorize
  /// The native API.
  case native
  /// The doors for other portals' events.
  case doors
  /// The pages for people.
  case console
  /// The description of everything.
  case document
  /// Whether the process is alive.
  case alive
  /// Whether requests can be served.
  case ready
  /// The metrics.
  case metrics
  /// What an extension adds (``ServerExtension``).
  case added
  /// Everything else.
  case other

  init(_ target: RequestTarget, method: HTTPRequest.Method) {
    switch target.path {
    case "/healthz": self = .alive
    case "/readyz": self = .ready
    case "/metrics": self = .metrics
    case "/openapi.json": self = .document
    // Libraries that know one address of the authorization server, which is `/oauth` here, append
    // to it both `/rest/app.info` and this.
    case "/oauth/token", "/oauth/token/", "/oauth/oauth/token/": self = .tokens
    case "/oauth/authorize", "/oauth/authorize/": self = .authorize
    default:
      // As in the original, only the reply to OPTIONS does not care about the case.
      let isREST =
        target.isWithin("/rest") || (method == .options && target.lowercased.isWithin("/rest"))
      if isREST {
        self = .rest
      } else if target.isWithin("/v1") {
        self = .native
      } else if target.isWithin("/hooks") {
        self = .doors
      } else if target.isWithin("/console") {
        self = .console
      } else {
        self = .other
      }
    }
  }

  /// The reply to a body that is too large.
  func tooLarge(_ target: RequestTarget, _ error: BodyTooLarge) -> HTTPReply {
    let limit = error.inWords
    return switch self {
    case .native, .added:
      HTTPReply(Problem(.tooLarge, "The request body is larger than \(limit)."))
    case .tokens:
      .error(
        "invalid_request", "The request body is larger than \(limit)", status: .contentTooLarge)
    case .rest:
      HTTPReply(RESTReply.bodyTooLarge(path: target.path, limit: limit))
    case .document, .alive, .ready, .metrics, .authorize, .doors, .console,
      .other:
      .error(
        "ERROR_REQUEST_TOO_LARGE", "The request body is larger than \(limit)",
        status: .contentTooLarge)
    }
  }

  /// The reply to a body for which there is no room beside others.
  func tooManyBodies(_ target: RequestTarget) -> HTTPReply {
    let explanation = "The server is reading too many large requests"
    var reply =
      switch self {
      case .native, .added:
        HTTPReply(Problem(.unavailable, "\(explanation); nothing was changed."))
      case .tokens:
        HTTPReply.error("temporarily_unavailable", explanation, status: .serviceUnavailable)
      case .rest:
        HTTPReply(RESTReply.tooManyBodies(path: target.path))
      case .document, .alive, .ready, .metrics, .authorize, .doors, .console,
        .other:
        HTTPReply.error("ERROR_SERVICE_UNAVAILABLE", explanation, status: .serviceUnavailable)
      }
    reply.headers[.retryAfter] = "1"
    return reply
  }

  /// The reply while the server starts or stops.
  func unavailable(_ target: RequestTarget) -> HTTPReply {
    let explanation = "The server is starting or stopping"
    return switch self {
    case .native, .added:
      HTTPReply(Problem(.unavailable, "\(explanation)."))
    case .tokens:
      .error("temporarily_unavailable", explanation, status: .serviceUnavailable)
    case .rest:
      HTTPReply(RESTReply.notServing(path: target.path))
    case .document, .alive, .ready, .metrics, .authorize, .doors, .console,
      .other:
      .error("ERROR_SERVICE_UNAVAILABLE", explanation, status: .serviceUnavailable)
    }
  }
}

// How paths are named in metrics and logs.
extension RouteGroup {
  /// The templates of all paths but those of the native API and of extensions.
  static let templates = [
    "/rest/{method}", "/rest/{user}/{code}/{method}", "/rest/api/{method}", "/oauth/token/",
    "/oauth/authorize/", "/hooks/{code}", "/openapi.json", "/healthz", "/readyz", "/metrics", "/",
  ]

  /// The template of a path; `nil` where only the native API or an extension knows it, and for
  /// unknown paths.
  func template(of target: RequestTarget) -> String? {
    switch self {
    case .tokens: "/oauth/token/"
    case .authorize: "/oauth/authorize/"
    case .doors: "/hooks/{code}"
    case .console: "/console"
    case .document: "/openapi.json"
    case .alive: "/healthz"
    case .ready: "/readyz"
    case .metrics: "/metrics"
    case .other: target.path == "/" ? "/" : nil
    case .native, .added: nil
    case .rest:
      if target.path.hasPrefix("/rest/api/") {
        "/rest/api/{method}"
      } else if target.path.utf8.count(where: { $0 == UInt8(ascii: "/") }) >= 4 {
        "/rest/{user}/{code}/{method}"
      } else {
        "/rest/{method}"
      }
    }
  }
}
