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
  /// Everything else.
  case other

  init(_ target: RequestTarget, method: HTTPRequest.Method) {
    switch target.path {
    case "/healthz": self = .alive
    case "/readyz": self = .ready
    case "/openapi.json": self = .document
    case "/oauth/token", "/oauth/token/": self = .tokens
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
    case .native:
      HTTPReply(Problem(.tooLarge, "The request body is larger than \(limit)."))
    case .tokens:
      .error(
        "invalid_request", "The request body is larger than \(limit)", status: .contentTooLarge)
    case .rest:
      HTTPReply(RESTReply.bodyTooLarge(path: target.path, limit: limit))
    case .document, .alive, .ready, .authorize, .doors, .console, .other:
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
      case .native:
        HTTPReply(Problem(.unavailable, "\(explanation); nothing was changed."))
      case .tokens:
        HTTPReply.error("temporarily_unavailable", explanation, status: .serviceUnavailable)
      case .rest:
        HTTPReply(RESTReply.tooManyBodies(path: target.path))
      case .document, .alive, .ready, .authorize, .doors, .console, .other:
        HTTPReply.error("ERROR_SERVICE_UNAVAILABLE", explanation, status: .serviceUnavailable)
      }
    reply.headers[.retryAfter] = "1"
    return reply
  }

  /// The reply while the server starts or stops.
  func unavailable(_ target: RequestTarget) -> HTTPReply {
    let explanation = "The server is starting or stopping"
    return switch self {
    case .native:
      HTTPReply(Problem(.unavailable, "\(explanation)."))
    case .tokens:
      .error("temporarily_unavailable", explanation, status: .serviceUnavailable)
    case .rest:
      HTTPReply(RESTReply.notServing(path: target.path))
    case .document, .alive, .ready, .authorize, .doors, .console, .other:
      .error("ERROR_SERVICE_UNAVAILABLE", explanation, status: .serviceUnavailable)
    }
  }
}
