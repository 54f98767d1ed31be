import RestanteCore

/// Why an event did not come in. Nothing was stored, except perhaps where the outcome is unknown.
enum DoorFault: Error, Sendable {
  case verb
  case insecure
  case unknownDoor
  case tooManyFailures(wait: Int64)
  case portalClosed
  case wrongToken
  /// The body is no form, or no complete one.
  case unreadable(String)
  /// A field is missing or wrong.
  case field(String, String)
  case body(RESTBodyFailure)
  case store(StoreError)

  var status: Int {
    switch self {
    case .verb: 405
    case .insecure, .unreadable, .field: 400
    case .unknownDoor: 404
    case .tooManyFailures: 429
    case .portalClosed, .wrongToken: 403
    case .body(let failure): failure.status
    case .store(let error): error.code == .unknownOutcome ? 500 : 503
    }
  }

  var code: String {
    switch self {
    case .verb: "METHOD_NOT_ALLOWED"
    case .insecure: "INVALID_REQUEST"
    case .unknownDoor: "NOT_FOUND"
    case .tooManyFailures: "TOO_MANY_FAILURES"
    case .portalClosed: "PORTAL_CLOSED"
    case .wrongToken: "WRONG_APPLICATION_TOKEN"
    case .unreadable, .field: "INVALID_EVENT"
    case .body(let failure): failure.code
    case .store(let error): error.code == .unknownOutcome ? "UNKNOWN_OUTCOME" : "UNAVAILABLE"
    }
  }

  var text: String {
    switch self {
    case .verb: "Only POST is allowed here."
    case .insecure: "Https required."
    case .unknownDoor: "There is no such door."
    case .tooManyFailures: "Too many codes from this address were refused; try again later."
    case .portalClosed: "The portal is closed."
    case .wrongToken: "The application_token is not the one that this door expects."
    case .unreadable(let reason): "The body cannot be read: \(reason)."
    case .field(let name, let fault): "\(name) \(fault)."
    case .body(let failure): failure.text
    case .store(let error): Self.text(of: error)
    }
  }

  /// The store's own words stay in the log.
  private static func text(of error: StoreError) -> String {
    switch error.code {
    case .unknownOutcome:
      "The connection to the database broke; the event may or may not have been stored."
    case .queueFull: "\(error.detail) Nothing was stored."
    case .lowSpace: "There is not enough free disk space to accept events; nothing was stored."
    default: "The database is unavailable; nothing was stored."
    }
  }

  var headers: [(name: String, value: String)] {
    switch self {
    case .verb: [("Allow", "POST")]
    case .tooManyFailures(let wait): [("Retry-After", "\(wait)")]
    default: status == 503 ? [("Retry-After", "1")] : []
    }
  }
}

extension RESTBodyFailure {
  fileprivate var status: Int {
    switch self {
    case .tooLarge: 413
    case .noRoom: 503
    case .broken: 400
    }
  }

  fileprivate var code: String {
    switch self {
    case .tooLarge: "TOO_LARGE"
    case .noRoom: "UNAVAILABLE"
    case .broken: "INVALID_EVENT"
    }
  }

  fileprivate var text: String {
    switch self {
    case .tooLarge(let limit): "The request body is larger than \(limit)."
    case .noRoom: "The server is reading too many large requests; nothing was stored."
    case .broken: "The body did not come whole."
    }
  }
}
