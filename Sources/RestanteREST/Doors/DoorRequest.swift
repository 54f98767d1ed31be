public import RestanteCore

/// A request to a door, freed of sockets. Its body is read once the code was found to be good.
public struct DoorRequest: Sendable, Redacted {
  /// The HTTP verb in capitals.
  public var verb: String
  /// The code in the path, decoded; `nil` where the path has none.
  public var code: String?
  /// The `Content-Type` header, parameters included.
  public var contentType: String?
  /// The `Content-Encoding` header.
  public var contentEncoding: String?
  /// The `webhook-id` header, by which some senders name a delivery over all of its attempts.
  public var delivery: String?
  /// The `traceparent` header of W3C Trace Context.
  public var traceParent: String?
  /// Whether nobody on the way could read along, as far as the operator asks for that.
  public var isSecure: Bool
  /// The address that the request comes from, under which limits count it.
  public var source: String

  /// Creates a request.
  public init(
    verb: String = "POST", code: String?, contentType: String? = nil,
    contentEncoding: String? = nil, delivery: String? = nil, traceParent: String? = nil,
    isSecure: Bool = true, source: String = ""
  ) {
    self.verb = verb
    self.code = code
    self.contentType = contentType
    self.contentEncoding = contentEncoding
    self.delivery = delivery
    self.traceParent = traceParent
    self.isSecure = isSecure
    self.source = source
  }
}
