import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import RestanteJSON
import RestanteServer

/// What a server answered.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A file looked at as if it had been answered.
  init(contents: [UInt8]) {
    self.init(status: 200, headers: [:], body: contents)
  }

  func header(_ name: String) -> String? { headers.first(name: name) }

  var text: String { String(decoding: body, as: UTF8.self) }
  var contentType: String? { header("Content-Type") }

  /// The body as JSON; `null` when it is none, so that expectations on members fail.
  var json: JSONValue { (try? JSONParser().parse(body)) ?? .null }

  /// The names of the members in their order.
  var keys: [String] { json.objectValue?.keys ?? [] }
}

/// Sends requests to a server over a real socket.
struct WebClient: Sendable {
  static let jsonType = "application/json"
  private static let timeout = TimeAmount.seconds(300)
  /// A machine that runs many tests at once takes its time to accept connections, too.
  static let connectTimeout = TimeAmount.seconds(100)

  /// Lives as long as the tests. A server that is gone is noticed at once.
  private static let shared: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.timeout.connect = connectTimeout
    // Tests look at where they are sent.
    configuration.redirectConfiguration = .disallow
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    return HTTPClient(configuration: configuration)
  }()

  let base: String
  /// The files of a certificate that is trusted besides those that the machine trusts.
  var trusting: TLSFiles?

  /// What a client that trusts one certificate more than others do is set up with.
  static func trusting(_ files: TLSFiles?) throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if let files { configuration.trustRoots = .file(files.certificate) }
    return configuration
  }

  func get(
    _ path: String, key: String? = nil, headers: [String: String] = [:]
  ) async throws -> Answer {
    try await send("GET", path, key: key, headers: headers)
  }

  func post(
    _ path: String, _ body: String, key: String? = nil, type: String? = Self.jsonType,
    attempt: String? = nil
  ) async throws -> Answer {
    try await send(
      "POST", path, key: key, type: type, body: Array(body.utf8), attempt: attempt)
  }

  func send(
    _ method: String, _ path: String, key: String? = nil, type: String? = nil,
    body: [UInt8]? = nil, attempt: String? = nil, headers: [String: String] = [:]
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: base + path)
    request.method = HTTPMethod(rawValue: method)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if trusting != nil { request.tlsConfiguration = try Self.trusting(trusting) }
    if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    if let attempt { request.headers.add(name: "Idempotency-Key", value: attempt) }
    if let type { request.headers.add(name: "Content-Type", value: type) }
    if let body { request.body = .bytes(body) }
    let response = try await Self.shared.execute(request, timeout: Self.timeout)
    let reply = try await response.body.collect(upTo: 64 << 20)
    return Answer(
      status: Int(response.status.code), headers: response.headers,
      body: Array(reply.readableBytesView))
  }

  /// Begins to read a body that does not end by itself; the connection closes when `read` returns.
  func stream(
    _ path: String, key: String?, _ read: (HTTPClientResponse) async throws -> Void
  ) async throws {
    var request = HTTPClientRequest(url: base + path)
    if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    try await read(try await Self.shared.execute(request, timeout: Self.timeout))
  }
}
