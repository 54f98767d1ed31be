public import RestanteCore
package import RestanteJSON

/// The reply to a ``NativeRequest``.
public struct NativeReply: Sendable {
  /// What a reply consists of besides status and headers.
  public enum Body: Sendable {
    /// Bytes that are known.
    case bytes([UInt8])
    /// What is written while it is sent.
    case stream(NativeStream)
  }

  /// The HTTP status.
  public var status: Int
  /// The headers, `Content-Type` among them.
  public var headers: [(name: String, value: String)]
  /// The body.
  public var body: Body
  /// Why the caller was refused, where it was for what it presented or wanted.
  public var refusal: Refusal?
  /// What the store failed with, for the log: the reply does not repeat its words.
  public var failure: StoreError?
  /// The template of the path, such as `/v1/queues/{client_id}`; `nil` where there is no such path.
  public var route: String?
  /// The name of the problem; `nil` for a success.
  public var problem: String?
  /// The portal that the call was about, where it is known.
  public var portal: PortalID?

  init(status: Int = 200, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A reply of JSON text.
  static func json(_ body: [UInt8], status: Int = 200) -> NativeReply {
    NativeReply(
      status: status, headers: [("Content-Type", "application/json; charset=utf-8")],
      body: .bytes(body))
  }

  /// A reply of a JSON object.
  package static func json(_ object: JSONObject, status: Int = 200) -> NativeReply {
    json(JSONValue.object(object).encoded(), status: status)
  }

  /// The value of a header; `nil` when there is none of this name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// A body that is written while it is sent, for as long as both sides want.
public struct NativeStream: Sendable {
  /// Takes a piece of the body; throws when the connection is broken.
  public typealias Writer = @concurrent ([UInt8]) async throws -> Void

  private let write: @Sendable (@escaping HangUpSignal, Writer) async throws -> Void

  /// Returns once the client is gone or the task is cancelled.
  public typealias HangUpSignal = @Sendable () async -> Void

  init(
    _ write: @escaping @Sendable (@escaping HangUpSignal, Writer) async throws -> Void
  ) {
    self.write = write
  }

  /// Writes the body to its end.
  ///
  /// - Parameters:
  ///   - hangUp: Tells when the client is gone.
  ///   - writer: Takes the pieces.
  /// - Throws: `StoreError`, or what `writer` throws.
  public func run(
    until hangUp: @escaping HangUpSignal, writing writer: Writer
  ) async throws {
    try await write(hangUp, writer)
  }
}
