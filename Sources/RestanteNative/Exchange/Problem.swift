import RestanteCore
import RestanteJSON

/// An error of the native API, in the form of RFC 9457.
public struct Problem: Error, Sendable {
  /// What kind of problem it is; clients tell problems apart by the kind's name in `type`.
  public struct Kind: Sendable, Hashable {
    let name: String
    let title: String
    let status: Int

    static let invalidJSON = Kind(
      name: "invalid-json", title: "The body is not valid JSON", status: 400)
    package static let invalidArgument = Kind(
      name: "invalid-argument", title: "An argument is missing or invalid", status: 400)
    static let unauthorized = Kind(
      name: "unauthorized", title: "A valid key is required", status: 401)
    static let forbidden = Kind(
      name: "forbidden", title: "The key does not allow this", status: 403)
    package static let notFound = Kind(
      name: "not-found", title: "Not found", status: 404)
    static let tooManyFailures = Kind(
      name: "too-many-failures", title: "Too many keys from this address were refused",
      status: 429)
    static let methodNotAllowed = Kind(
      name: "method-not-allowed", title: "The method is not allowed here",
      status: 405)
    static let clientIDTaken = Kind(
      name: "client-id-taken", title: "The client id is already in use", status: 409)
    package static let taken = Kind(
      name: "taken", title: "The name is already in use", status: 409)
    static let busy = Kind(
      name: "busy", title: "This is not possible in the current state", status: 409)
    static let idempotencyReused = Kind(
      name: "idempotency-key-reused", title: "The idempotency key was used for a different request",
      status: 422)
    static let idempotencyInProgress = Kind(
      name: "idempotency-key-in-progress", title: "The same request is still running",
      status: 409)
    /// What somebody waits for did not happen in time.
    package static let timedOut = Kind(
      name: "timed-out", title: "It did not happen in time", status: 408)
    package static let limitReached = Kind(
      name: "limit-reached", title: "The limit is reached", status: 409)
    /// The request is larger than the server takes.
    public static let tooLarge = Kind(
      name: "too-large", title: "The request is too large", status: 413)
    static let unsupportedMediaType = Kind(
      name: "unsupported-media-type", title: "The content type is not supported",
      status: 415)
    static let unknownOutcome = Kind(
      name: "unknown-outcome", title: "The outcome is unknown",
      status: 500)
    static let internalError = Kind(
      name: "internal-error", title: "Internal error", status: 500)
    static let queueFull = Kind(
      name: "queue-full", title: "A queue is full", status: 503)
    static let lowSpace = Kind(
      name: "low-space", title: "Not enough free disk space", status: 503)
    /// The server cannot do this now; the same request may succeed later.
    public static let unavailable = Kind(
      name: "unavailable", title: "The server cannot do this now", status: 503)
  }

  var kind: Kind
  /// What is wrong in this case, for people.
  package var detail: String
  /// The position of the element that is wrong in an array of them.
  var index: Int?
  /// The argument that is wrong, members of members separated by dots.
  package var argument: String?
  /// What the log is told of it; `nil` for most problems.
  var refusal: Refusal?
  /// Headers that belong to the status.
  var headers: [(name: String, value: String)] = []

  /// Creates a problem.
  public init(_ kind: Kind, _ detail: String) {
    self.init(kind, detail, argument: nil)
  }

  package init(
    _ kind: Kind, _ detail: String, argument: String? = nil, index: Int? = nil,
    headers: [(name: String, value: String)] = []
  ) {
    self.kind = kind
    self.detail = detail
    self.argument = argument
    self.index = index
    self.headers = headers
  }

  /// The problem as a reply.
  public var reply: NativeReply {
    var object: JSONObject = [
      "type": .string("/problems/\(kind.name)"),
      "title": .string(kind.title),
      "status": .int(kind.status),
      "detail": .string(detail),
    ]
    if let index { object["index"] = .int(index) }
    if let argument { object["argument"] = .string(argument) }
    var reply = NativeReply(
      status: kind.status, headers: headers + [("Content-Type", "application/problem+json")],
      body: .bytes(JSONValue.object(object).encoded()))
    reply.refusal = refusal
    reply.problem = kind.name
    return reply
  }
}

extension Problem {
  /// What a failure of the store means to the caller. Its own words stay in the log.
  init(_ error: StoreError) {
    switch error.code {
    case .unknownOutcome:
      self.init(
        .unknownOutcome,
        "The connection to the database broke; the change may or may not have been made.")
    case .full:
      self.init(.unavailable, "The disk is full; nothing was changed.")
    case .lowSpace:
      self.init(
        .lowSpace, "There is not enough free disk space to accept events; nothing was written.")
    case .queueFull:
      self.init(.queueFull, "\(error.detail) Nothing was written.")
    case .tooManyRows:
      self.init(.tooLarge, "\(error.detail) Publish fewer events per request. Nothing was written.")
    case .tooLong:
      self.init(
        .unavailable,
        "Looking for these events takes too long; nothing was changed. Filter by name or ID.")
    case .unavailable, .closed:
      self.init(.unavailable, "The database is unavailable; nothing was changed.")
    default:
      self.init(.internalError, "The database failed; nothing was changed.")
    }
    if kind.status == 503 { headers.append(("Retry-After", "1")) }
  }
}
