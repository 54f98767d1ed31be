import HTTPTypes
import Hummingbird
import RestanteCore
import RestanteMetrics

/// `/metrics`: all metrics in the text format of Prometheus.
struct MetricsEndpoint: Sendable {
  let gate: MetricsGate
  /// Lets an address that presents wrong keys wait.
  let credentials: CredentialGate
  let registry: MetricRegistry
  let sources: MetricSources

  /// Handles a request.
  ///
  /// - Parameters:
  ///   - peer: Who is at the other end of the connection.
  ///   - origin: Where the request comes from, as far as proxies are trusted.
  func respond(
    to request: Request, peer: NetworkAddress?, origin: RequestOrigin
  ) async -> HTTPReply {
    let presented = MetricsGate.bearer(request.headers[.authorization]).map(SecretHash.init(of:))
    if let presented {
      do throws(TokenError) {
        try credentials.admit(presented, Self.credential, on: .metrics, from: origin)
      } catch {
        return error.reply
      }
    }
    switch gate.decision(peer: peer, headers: request.headers) {
    case .absent: return .text("Not found.\n", status: .notFound)
    case .keyNeeded: return Self.unauthorized("Reading metrics from here needs a key.\n")
    case .wrongKey:
      if let presented {
        credentials.refuse(
          presented, Refusal(.credential, of: Self.credential, error: "unauthorized"),
          on: .metrics, from: origin)
      }
      return Self.unauthorized("The key is wrong.\n")
    case .admitted: break
    }
    if let presented { credentials.accept(presented) }
    guard request.method == .get || request.method == .head else { return .onlyGet }
    var samples = await sources.samples()
    samples.add(ServerMetrics.droppedSeries, [], registry.dropped)
    return HTTPReply(
      status: .ok,
      headers: [.contentType: MetricRegistry.contentType, .cacheControl: "no-store"],
      body: registry.exposition(samples))
  }

  private static let credential = "metrics key"

  private static func unauthorized(_ text: String) -> HTTPReply {
    var reply = HTTPReply.text(text, status: .unauthorized)
    reply.headers[.wwwAuthenticate] = #"Bearer realm="restante metrics""#
    return reply
  }
}
