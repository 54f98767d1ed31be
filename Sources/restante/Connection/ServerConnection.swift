import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL
import RestanteCore
import RestanteJSON

/// A request that the server refused, or that never reached one.
struct RequestFailure: Error, CustomStringConvertible {
  let description: String
  /// What the server said; `nil` where it said nothing.
  var detail: String?
  /// Whether the server said that nothing was changed; otherwise nobody knows.
  var isRefusal = false
  /// Which element of the body is wrong, counted from 0, where the server said so.
  var index: Int?
}

/// Talks to the native API of a running server.
struct ServerConnection: Sendable, Redacted {
  private static let timeout = TimeAmount.seconds(60)
  private static let largestReply = 64 << 20
  /// Problems after which nobody knows whether the request was carried out.
  private static let openOutcomes: Set = [
    "/problems/unknown-outcome", "/problems/internal-error",
    "/problems/idempotency-key-in-progress",
  ]

  let base: String
  let key: String
  /// By what the server is trusted; `nil` for what the system trusts.
  var trusted: [NIOSSLCertificate]?
  /// The portal that every request names; `nil` where the key or the request says it.
  var portal: String?

  /// The JSON reply of a GET request.
  func get(_ path: String) async throws -> JSONValue {
    try await send(HTTPClientRequest(url: url(path)))
  }

  /// The JSON reply of a POST request with a JSON body.
  ///
  /// - Parameter attempt: The idempotency key, under which the server does it once.
  func post(
    _ path: String, _ body: JSONValue, attempt: String? = nil
  ) async throws -> JSONValue {
    try await send(.POST, path, body, attempt: attempt)
  }

  /// The JSON reply of a PATCH request with a JSON body.
  func patch(_ path: String, _ body: JSONValue) async throws -> JSONValue {
    try await send(.PATCH, path, body)
  }

  /// What a request asks for.
  enum Verb: String {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  /// The JSON reply of a request below a folder, by default that of the native API.
  func send(
    _ verb: Verb, _ path: [String], below folder: String = "v1", query: [String: String] = [:],
    _ body: JSONObject = [:]
  ) async throws -> JSONValue {
    let items = query.sorted { $0.key < $1.key }.map {
      "\($0.key)=\(QueueTarget.encoded($0.value))"
    }
    let text =
      "/\(folder)/" + path.map(QueueTarget.encoded).joined(separator: "/")
      + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    switch verb {
    case .get: return try await get(text)
    case .post, .patch:
      return try await send(HTTPMethod(rawValue: verb.rawValue), text, .object(body))
    case .delete:
      var request = HTTPClientRequest(url: url(text))
      request.method = .DELETE
      return try await send(request)
    }
  }

  private func send(
    _ method: HTTPMethod, _ path: String, _ body: JSONValue, attempt: String? = nil
  ) async throws -> JSONValue {
    var request = HTTPClientRequest(url: url(path))
    request.method = method
    request.headers.add(name: "Content-Type", value: "application/json")
    if let attempt { request.headers.add(name: "Idempotency-Key", value: attempt) }
    request.body = .bytes(body.encoded())
    return try await send(request)
  }

  private func url(_ path: String) -> String {
    guard let portal else { return base + path }
    let mark = path.contains("?") ? "&" : "?"
    return base + path + "\(mark)portal=\(QueueTarget.encoded(portal))"
  }

  private func send(_ request: HTTPClientRequest) async throws -> JSONValue {
    var request = request
    request.headers.add(name: "Authorization", value: "Bearer \(key)")
    let (response, body) = try await exchange(request)
    let value = try? JSONParser().parse(Array(body.readableBytesView))
    guard response.status == .ok || response.status == .accepted, let value else {
      let words = value?["detail"]?.stringValue ?? "the reply is not JSON"
      let detail = words.replacing("?portal=DOMAIN", with: "--portal DOMAIN").withoutControls
      // What is not the server's own reply says nothing of what it did.
      let kind = value?["type"]?.stringValue
      throw RequestFailure(
        description: "the server refused with status \(response.status.code): \(detail)",
        detail: detail,
        isRefusal: kind != nil && kind.map(Self.openOutcomes.contains) == false,
        index: value?["index"]?.intValue.flatMap(Int.init(exactly:)))
    }
    return value
  }

  private func exchange(
    _ request: HTTPClientRequest
  ) async throws -> (HTTPClientResponse, ByteBuffer) {
    var configuration = HTTPClient.Configuration()
    // Anyone who sits at a terminal wants to know at once that nobody listens.
    configuration.connectionPool.retryConnectionEstablishment = false
    if let trusted {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .certificates(trusted)
      configuration.tlsConfiguration = tls
    }
    let client = HTTPClient(configuration: configuration)
    let result: Result<(HTTPClientResponse, ByteBuffer), RequestFailure>
    do {
      let response = try await client.execute(request, timeout: Self.timeout)
      result = .success((response, try await response.body.collect(upTo: Self.largestReply)))
    } catch {
      result = .failure(
        RequestFailure(description: ConnectionFailure.text(error, base: base)))
    }
    try await client.shutdown()
    return try result.get()
  }
}
