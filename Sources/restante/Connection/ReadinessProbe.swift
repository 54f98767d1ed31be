import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOSSL

/// Asks a server whether it is ready.
struct ReadinessProbe: Sendable {
  /// By what the server is trusted.
  enum Trust {
    /// Certificates; `nil` for those that the system trusts.
    case certificates([NIOSSLCertificate]?)
    /// It runs on this machine, by a name that its certificate need not have.
    case thisMachine
  }

  private static let largestReply = 64 << 10

  let base: String
  let trust: Trust
  let timeout: TimeAmount

  /// Returns when the server is ready.
  ///
  /// - Throws: ``RequestFailure`` with the reason when it is not.
  func run() async throws {
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(configuration: configuration)
    let result: Result<Void, RequestFailure>
    do {
      let response = try await client.execute(
        HTTPClientRequest(url: "\(base)/readyz"), timeout: timeout)
      let body = try await response.body.collect(upTo: Self.largestReply)
      result = Self.judge(response.status.code, String(buffer: body))
    } catch {
      result = .failure(RequestFailure(description: ConnectionFailure.text(error, base: base)))
    }
    try await client.shutdown()
    try result.get()
  }

  private static func judge(_ status: UInt, _ text: String) -> Result<Void, RequestFailure> {
    guard status != 200 else { return .success(()) }
    let reason = text.split(whereSeparator: \.isNewline).joined(separator: " ").withoutControls
    return .failure(
      RequestFailure(
        description: "not ready: \(reason.isEmpty ? "status \(status)" : reason)"))
  }

  private var tls: TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    switch trust {
    case .certificates(nil): break
    case .certificates(let certificates?): tls.trustRoots = .certificates(certificates)
    case .thisMachine: tls.certificateVerification = .none
    }
    return tls
  }
}
