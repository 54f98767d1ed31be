import HTTPTypes
import Hummingbird
import NIOCore
import RestanteREST

/// A request of an application, all of it.
struct ReceivedRequest: Sendable {
  /// Larger bodies are refused, in bytes.
  private static let largestBody = 32 << 20

  /// The path with the query, as it came.
  let target: String
  let headers: HTTPFields
  /// The host by which the application knows where it sent the request to.
  let authority: String
  /// What it means to the wire.
  let call: RESTRequest

  /// Reads a request.
  ///
  /// - Throws: What reading the body throws.
  init(_ request: Request) async throws {
    let body = try await request.body.collect(upTo: Self.largestBody)
    let target = request.head.path ?? "/"
    self.target = target
    headers = request.headers
    authority = request.head.authority ?? ""
    let mark = target.firstIndex(of: "?")
    call = RESTRequest(
      verb: request.method.rawValue, path: String(target[..<(mark ?? target.endIndex)]),
      query: mark.map { String(target[target.index(after: $0)...]) },
      contentType: request.headers[.contentType],
      contentEncoding: request.headers[.contentEncoding],
      authorization: request.headers[.authorization], body: Array(body.readableBytesView))
  }
}
