import AsyncHTTPClient
public import Logging
import NIOCore
import NIOHTTP1

/// Posts spans to a collector, a few at a time.
public struct SpanExporter: Sendable {
  /// The maximum number of spans in one request.
  public static let batch = 512
  /// How long a collector may take.
  private static let patience = TimeAmount.seconds(10)
  private static let maxReply = 64 << 10

  private let endpoint: String
  private let service: (name: String, version: String)
  private let buffer: SpanBuffer
  private let logger: Logger

  /// Creates an exporter.
  ///
  /// - Parameters:
  ///   - endpoint: The collector's address, without `/v1/traces`.
  ///   - service: What the service is called, and its version.
  ///   - buffer: Where spans wait.
  ///   - logger: Hears why spans could not be exported.
  public init(
    endpoint: String, service: (name: String, version: String), buffer: SpanBuffer,
    logger: Logger
  ) {
    self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
    self.service = service
    self.buffer = buffer
    self.logger = logger
  }

  /// Exports what waits. Spans that a collector does not take are dropped.
  ///
  /// - Returns: How many spans a collector took.
  @discardableResult
  public func export() async -> Int {
    var exported = 0
    while true {
      let (spans, dropped) = buffer.take(Self.batch)
      if dropped > 0 {
        logger.warning("spans were dropped", metadata: ["count": "\(dropped)"])
      }
      guard !spans.isEmpty else { return exported }
      if let complaint = await post(spans) {
        logger.warning(
          "spans were not exported", metadata: ["count": "\(spans.count)", "error": "\(complaint)"]
        )
        return exported
      }
      exported += spans.count
    }
  }

  /// Posts spans; returns what went wrong.
  private func post(_ spans: [FinishedSpan]) async -> String? {
    var request = HTTPClientRequest(url: "\(endpoint)/v1/traces")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(
      ByteBuffer(
        bytes: OTLPDocument.encode(spans, service: service.name, version: service.version)))
    do {
      let reply = try await HTTPClient.shared.execute(request, timeout: Self.patience)
      _ = try await reply.body.collect(upTo: Self.maxReply)
      return (200..<300).contains(reply.status.code) ? nil : "status \(reply.status.code)"
    } catch {
      return "\(type(of: error))"
    }
  }
}
