/// The body of a request, which is read only once it is wanted: who has no credentials that are
/// good should not make the server read and decode anything large.
public protocol RESTBody: Sendable {
  /// How many bytes the client announced; `nil` when it did not say.
  var announcedBytes: Int? { get }

  /// Reads the body, once, and decodes it. Where large bodies are decoded is the source's matter.
  /// The bytes are gone when this returns.
  ///
  /// - Parameters:
  ///   - isKnown: Whether the client has shown credentials that are good, and so may use up room
  ///     that is kept from strangers.
  ///   - decode: Makes something of the bytes.
  func decoded<Value: Sendable>(
    isKnown: Bool, _ decode: @escaping @Sendable ([UInt8]) -> Value
  ) async throws(RESTBodyFailure) -> Value
}

/// Why a body was not read.
public enum RESTBodyFailure: Error, Sendable {
  /// It is larger than the limit, given in words.
  case tooLarge(limit: String)
  /// There is no room for it beside the bodies of others.
  case noRoom
  /// It did not come: the connection broke, or the client took too long. Nobody reads the reply.
  case broken
}

/// A body that is in memory already.
struct BodyInMemory: RESTBody {
  let bytes: [UInt8]

  var announcedBytes: Int? { bytes.count }

  func decoded<Value: Sendable>(
    isKnown: Bool, _ decode: @escaping @Sendable ([UInt8]) -> Value
  ) async throws(RESTBodyFailure) -> Value {
    decode(bytes)
  }
}

extension RESTError {
  /// How a body that was not read looks to the client.
  init(_ failure: RESTBodyFailure) {
    switch failure {
    case .tooLarge(let limit): self.init(.bodyTooLarge, limit)
    case .noRoom: self.init(.tooManyBodies)
    case .broken: self.init(.unreadableBody, "it did not come whole", argument: "body")
    }
  }
}
