/// A request to the API under `/v1`, freed of sockets.
///
/// ```swift
/// let reply = try await api.respond(
///   to: NativeRequest(
///     verb: "POST", segments: ["events"], authorization: "Bearer \(key)",
///     body: Array(#"{"event":"ONCRMDEALUPDATE"}"#.utf8)))
/// ```
public struct NativeRequest: Sendable {
  /// The maximum number of values in the JSON of one request, those within lists and objects
  /// counted one by one: as many as make events of a thousand values each.
  static let maxJSONValues = 1_000_000

  /// The HTTP verb in capitals, such as `GET` or `POST`.
  public var verb: String
  /// The parts of the path after `/v1/`, decoded.
  public var segments: [String]
  /// The fields of the query, names and values decoded.
  public var query: [String: String]
  /// The `Content-Type` header, parameters included.
  public var contentType: String?
  /// The `Authorization` header.
  public var authorization: String?
  /// The `Idempotency-Key` header.
  public var idempotencyKey: String?
  /// The `traceparent` header of W3C Trace Context.
  public var traceParent: String?
  /// The headers that hold attributes of a CloudEvent in binary mode.
  public var cloudEventHeaders: [CloudEventHeader] = []
  /// The address that the request comes from, under which limits count it.
  public var source: String
  /// Reads the body. Anyone who is refused before that costs no more than the request's head.
  public var body: @Sendable () async throws -> [UInt8]

  /// Creates a request whose body is read when it is needed.
  ///
  /// - Parameter body: Reads the body; what it throws ``NativeAPI/respond(to:)`` throws.
  public init(
    verb: String, segments: [String], query: [String: String] = [:], contentType: String? = nil,
    authorization: String? = nil, idempotencyKey: String? = nil, source: String = "",
    body: @escaping @Sendable () async throws -> [UInt8]
  ) {
    self.verb = verb
    self.segments = segments
    self.query = query
    self.contentType = contentType
    self.authorization = authorization
    self.idempotencyKey = idempotencyKey
    self.source = source
    self.body = body
  }

  /// Creates a request with a body that is there.
  public init(
    verb: String, segments: [String], query: [String: String] = [:], contentType: String? = nil,
    authorization: String? = nil, idempotencyKey: String? = nil, source: String = "",
    body: [UInt8] = []
  ) {
    self.init(
      verb: verb, segments: segments, query: query, contentType: contentType,
      authorization: authorization, idempotencyKey: idempotencyKey, source: source
    ) { body }
  }

  /// The media type of the body in small letters, without parameters; `nil` without the header.
  var mediaType: String? {
    guard let contentType else { return nil }
    // What nearly all clients send needs no work.
    if contentType == "application/json" { return contentType }
    let type = contentType.prefix { $0 != ";" }
    return type.trimmingPrefix { $0 == " " || $0 == "\t" }.split(separator: " ").first
      .map { $0.lowercased() } ?? ""
  }
}
