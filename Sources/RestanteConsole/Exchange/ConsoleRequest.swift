/// A request of a browser to the console, freed of sockets.
public struct ConsoleRequest: Sendable {
  /// The HTTP verb in capitals.
  public var verb: String
  /// The parts of the path after `/console/`, decoded; empty for `/console` itself.
  public var segments: [String]
  /// The fields of the query, names and values decoded.
  public var query: [String: String] = [:]
  /// The cookies, names and values as they were sent.
  public var cookies: [String: String] = [:]
  /// The `Accept-Language` header.
  public var languages: String?
  /// The `Origin` header: where the page comes from that sends the request.
  public var origin: String?
  /// The `Sec-Fetch-Site` header: how that page and this server are related.
  public var fetchSite: String?
  /// The host, with port where it has one, that the browser asked for.
  public var host = ""
  /// The network under which limits count the client.
  public var source = ""
  /// The client's address; empty when it is not known.
  public var address = ""
  /// The `User-Agent` header.
  public var browser = ""
  /// Whether browsers use `https` here.
  public var isSecure = false
  /// Reads the fields of the form that was sent.
  public var form: @Sendable () async throws -> [String: String]

  /// Creates a request.
  public init(
    verb: String, segments: [String],
    form: @escaping @Sendable () async throws -> [String: String] = { [:] }
  ) {
    self.verb = verb
    self.segments = segments
    self.form = form
  }

  /// Whether the request only looks at something.
  var isReading: Bool { verb == "GET" || verb == "HEAD" }

  /// Whether a page of another site made the browser send the request. Browsers tell by
  /// `Sec-Fetch-Site`, older ones by `Origin` alone; what is no browser tells nothing.
  var isForeign: Bool {
    if let fetchSite { return fetchSite != "same-origin" && fetchSite != "none" }
    guard let origin else { return false }
    return origin != "http://\(host)" && origin != "https://\(host)"
  }
}
