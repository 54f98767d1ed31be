import HTTPTypes
import Hummingbird
import Logging
import RestanteCore
import RestanteREST

/// Hands requests below `/hooks` to the doors, and their replies to the HTTP library.
struct DoorRoutes: Sendable {
  let doors: DoorService
  let logger: Logger
  let refusals: RefusalLog
  let time: any TimeSource

  /// Handles a request.
  ///
  /// - Throws: What broke the connection while the body was read.
  func respond(
    to request: Request, target: RequestTarget, origin: RequestOrigin, isSecure: Bool,
    allowance: BodyAllowance
  ) async throws -> HTTPReply {
    let body = IncomingBody(of: request, allowance: allowance)
    let reply = await doors.respond(
      to: DoorRequest(
        verb: request.method.rawValue, code: Self.code(in: target.path),
        contentType: request.headers[.contentType],
        contentEncoding: request.headers[.contentEncoding],
        delivery: request.headers[.webhookID], traceParent: request.headers[.traceParent],
        isSecure: isSecure, source: origin.source),
      body: body)
    if let failure = body.failure { throw failure }
    if let refusal = reply.refusal {
      refusals.report(refusal, on: .doors, from: origin, at: time.now())
    }
    if let failure = reply.failure {
      logger.debug("the database failed", metadata: ["error": "\(failure)"])
    }
    var answer = HTTPReply.json(
      reply.body, status: HTTPResponse.Status(code: reply.status))
    for field in HTTPFields(named: reply.headers) { answer.headers.append(field) }
    return answer
  }

  /// The code in a path; a slash may follow it.
  private static func code(in path: String) -> String? {
    var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst(2)
    if parts.count == 2, parts.last?.isEmpty == true { parts.removeLast() }
    guard parts.count == 1, let code = parts.first, !code.isEmpty else { return nil }
    return PercentCoding.decode(code)
  }
}
