import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// Sends requests to a portal, and returns its replies as they are.
struct PortalClient: Sendable {
  /// The reply to a request.
  struct Reply: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]
  }

  private static let timeout = TimeAmount.seconds(180)
  private static let largestReply = 64 << 20

  private let client: HTTPClient

  /// Runs `body` with a client.
  ///
  /// - Parameter trusted: By what portals are trusted; `nil` for what the system trusts.
  static func run(
    trusting trusted: [NIOSSLCertificate]?, _ body: (PortalClient) async throws -> Void
  ) async throws {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.connectionPool.retryConnectionEstablishment = false
    if let trusted {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = .certificates(trusted)
      configuration.tlsConfiguration = tls
    }
    let client = HTTPClient(configuration: configuration)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(PortalClient(client: client)))
    } catch {
      result = .failure(error)
    }
    try await client.shutdown()
    try result.get()
  }

  /// The reply to a request.
  ///
  /// - Throws: ``RequestFailure`` where there is none.
  func send(
    _ verb: String, _ url: String, headers: HTTPHeaders, body: [UInt8]
  ) async throws -> Reply {
    var request = HTTPClientRequest(url: url)
    request.method = HTTPMethod(rawValue: verb)
    request.headers = headers
    if !body.isEmpty { request.body = .bytes(body) }
    do {
      let response = try await client.execute(request, timeout: Self.timeout)
      let body = try await response.body.collect(upTo: Self.largestReply)
      return Reply(
        status: Int(response.status.code), headers: response.headers,
        body: Array(body.readableBytesView))
    } catch {
      let base = url.split(separator: "/", maxSplits: 3).prefix(2).joined(separator: "//")
      throw RequestFailure(description: ConnectionFailure.text(error, base: base))
    }
  }
}
