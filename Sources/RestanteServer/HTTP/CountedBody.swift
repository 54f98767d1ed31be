import HTTPTypes
import Hummingbird
import NIOCore

/// A request's body whose bytes are counted as they arrive.
struct CountedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let body: RequestBody
  let allowance: BodyAllowance

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var chunks: RequestBody.AsyncIterator
    fileprivate let allowance: BodyAllowance

    @concurrent mutating func next() async throws -> ByteBuffer? {
      guard let chunk = try await chunks.next() else { return nil }
      try allowance.add(chunk.readableBytes)
      return chunk
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(chunks: body.makeAsyncIterator(), allowance: allowance)
  }
}

extension Request {
  /// The same request with a body that is counted.
  func counting(_ allowance: BodyAllowance) -> Request {
    guard announcedBytes != 0 else { return self }
    var request = self
    request.body = RequestBody(asyncSequence: CountedBody(body: body, allowance: allowance))
    return request
  }

  /// How many bytes the body has by what the client says; `nil` when it does not say.
  var announcedBytes: Int? {
    if let length = headers.text(of: .contentLength) { return Int(length) }
    return headers.contains(.transferEncoding) ? nil : 0
  }

  /// Whether the body may be larger than what is decoded at once.
  var mayHaveLargeBody: Bool { announcedBytes.map { $0 > BodyBudget.smallBytes } ?? true }
}
