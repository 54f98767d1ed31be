public import RestanteCore

/// An HTTP request to the Bitrix24 wire, freed of sockets.
public struct RESTRequest: Sendable, Redacted {
  /// The HTTP verb in capitals, such as `GET` or `POST`.
  public var verb: String
  /// The path as it came, percent-encoded and without the query.
  public var path: String
  /// What followed the `?`, as it came; `nil` without one.
  public var query: String?
  /// The `Content-Type` header, parameters included.
  public var contentType: String?
  /// The `Content-Encoding` header.
  public var contentEncoding: String?
  /// The `Authorization` header.
  public var authorization: String?
  /// The `Idempotency-Key` header.
  public var idempotencyKey: String?
  /// The `Prefer` header, several lines joined by commas.
  public var prefer: String?
  /// The body's bytes; empty where the body is read only once it is wanted (``RESTBody``).
  public var body: [UInt8]
  /// Whether nobody on the way could read along, as far as the operator asks for that; webhooks,
  /// whose codes stand in the path, are refused otherwise.
  public var isSecure: Bool
  /// The address that the request comes from, by which requests are limited.
  public var source: String
  /// Who follows the calls of the request; by default nobody.
  public var interceptor: (any CallInterceptor)?

  /// Creates a request.
  public init(
    verb: String, path: String, query: String? = nil, contentType: String? = nil,
    contentEncoding: String? = nil, authorization: String? = nil, idempotencyKey: String? = nil,
    prefer: String? = nil,
    body: [UInt8] = [], isSecure: Bool = true, source: String = ""
  ) {
    self.verb = verb
    self.path = path
    self.query = query
    self.contentType = contentType
    self.contentEncoding = contentEncoding
    self.authorization = authorization
    self.idempotencyKey = idempotencyKey
    self.prefer = prefer
    self.body = body
    self.isSecure = isSecure
    self.source = source
  }
}
