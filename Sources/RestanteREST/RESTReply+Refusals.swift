import RestanteJSON

extension RESTReply {
  /// The reply to a request whose body is larger than a server reads.
  ///
  /// - Parameters:
  ///   - path: The request's path, which says in what form the wire replies there.
  ///   - limit: The largest body, in words.
  public static func bodyTooLarge(path: String, limit: String) -> RESTReply {
    refusal(RESTError(.bodyTooLarge, limit), path: path)
  }

  /// The reply to a request whose body has no room beside those that are being read.
  ///
  /// - Parameter path: The request's path, which says in what form the wire replies there.
  public static func tooManyBodies(path: String) -> RESTReply {
    refusal(RESTError(.tooManyBodies), path: path)
  }

  /// When clients may come again that found no room.
  private static let retrySoon = (name: "Retry-After", value: "1")

  /// The reply to a request that comes while a server starts or stops.
  public static func notServing(path: String) -> RESTReply {
    refusal(RESTError(.notServing), path: path)
  }

  private static func refusal(_ error: RESTError, path: String) -> RESTReply {
    V3Route.isMeant(path)
      ? RESTReply(V3Error(error)) : RESTReply(error, format: Route(path: path).format)
  }

  /// An error of the older wire.
  init(_ error: RESTError, format: ReplyFormat, operation: String? = nil) {
    var writer = JSONWriter(style: .php)
    ErrorBody.write(error, to: &writer)
    self.init(
      status: error.status, contentType: format.contentType,
      body: format.body(ofJSON: writer.bytes), operation: operation)
    errorCode = error.code
    if error.entry == .tooManyBodies { headers.append(Self.retrySoon) }
  }

  /// An error of REST 3.0.
  init(_ error: V3Error, operation: String? = nil) {
    self.init(
      status: error.status, contentType: Self.jsonContentType,
      body: JSONValue.object(["error": error.json]).encoded(.php), operation: operation)
    errorCode = error.code
    if error.mayRetrySoon { headers.append(Self.retrySoon) }
  }
}
