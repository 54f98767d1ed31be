import HTTPTypes
import Hummingbird
import NIOCore

/// The body is larger than the server takes.
struct BodyTooLarge: Error {
  /// The largest body in bytes.
  let limit: Int

  /// The limit as people say it.
  var inWords: String { limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB" }
}

extension Request {
  /// The whole body, empty when the request has none.
  ///
  /// - Throws: ``BodyTooLarge``, ``BodyBudgetSpent``, or what broke the connection.
  func wholeBody(limit: Int = RequestLimits.bodyBytes) async throws -> ByteBuffer {
    if let length = headers.text(of: .contentLength) {
      // Refused before it is read, so that nobody waits for the upload.
      guard let bytes = Int(length), bytes <= limit else { throw BodyTooLarge(limit: limit) }
      if bytes == 0 { return ByteBuffer() }
    } else if !headers.contains(.transferEncoding) {
      return ByteBuffer()
    }
    do {
      return try await body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw BodyTooLarge(limit: limit)
    }
  }
}
